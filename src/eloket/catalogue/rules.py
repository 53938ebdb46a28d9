"""What a service must be before it may be published."""

from collections.abc import Iterator, Mapping

from eloket.catalogue.definition import ServiceDefinition
from eloket.eforms.definition import Question
from eloket.profiles.vocabulary import VOCABULARY

# A question of this type asks what a register holds, unless it binds the fact.
HELD_BY_TYPE = {"household_members": "household.members"}


def problems(definition: ServiceDefinition) -> Iterator[tuple[str, str]]:
    """Where something is wrong and a sentence about it. Nothing: it may be published."""
    for name in definition.form.facts:
        if name not in VOCABULARY:
            yield "form.facts", f"{name} is not a fact: choose one of the vocabulary."
    questions = [question for page in definition.form.pages for question in page.questions]
    keys = [question.key for question in questions]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"form.{key}", "two questions have this key: give each its own."
    for question in questions:
        yield from _problems_of(question)
    yield from _problems_of_updates(definition, dict(zip(keys, questions, strict=True)))
    yield from _problems_of_promises(definition)


def _problems_of(question: Question) -> Iterator[tuple[str, str]]:
    where = f"form.{question.key}"
    held = HELD_BY_TYPE.get(question.type)
    if question.fact and question.fact not in VOCABULARY:
        yield where, f"{question.fact} is not a fact: choose one of the vocabulary."
    elif held and question.fact != held:
        yield where, f"this asks what the city knows: bind it with 'fact: {held}'."
    elif question.fact and not held:
        yield where, f"a question of type {question.type} cannot choose from a fact: show it under 'facts' of the form."
    if question.key in {name.rpartition(".")[2] for name in VOCABULARY} and not question.fact:
        yield where, "this asks a fact the city holds: show it under 'facts' of the form, or ask something else."
    if question.type == "choice" and not question.options:
        yield where, "a choice needs options."


def _problems_of_updates(definition: ServiceDefinition, questions: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    for update in filter(None, (step.update for step in definition.procedure)):
        reads = {update.people: "household_members", update.address: "address", update.day: "date"}
        for key, type_ in reads.items():
            question = questions.get(key)
            if question is None:
                yield "procedure.update", f"{key} is not a question of the form."
            elif question.type != type_ or not question.required:
                yield "procedure.update", f"{key} must be a required question of type {type_}."


def _problems_of_promises(definition: ServiceDefinition) -> Iterator[tuple[str, str]]:
    """What a service may not ask for as long as nothing keeps it."""
    acts = [step.act for step in definition.procedure]
    if definition.fee.cents:
        yield "fee", "nobody collects a fee online yet: it must be 0 cents."
    if not definition.channels.online:
        yield "channels.online", "every service has a form online: it must be true."
    if definition.assurance == "high":
        yield "assurance", "signing in asks for substantial, so high would not be kept: use substantial."
    if acts.count("review") > 1:
        yield "procedure", "one review is the most: there is one decision in a case."
    if "review" in acts[1:]:
        yield "procedure", "a review comes first: what was done before a refusal cannot be undone."
    if "update" in acts and "issue" in acts[acts.index("update") :]:
        yield "procedure", "after an update the vault replaces documents by itself: leave the issue out."
