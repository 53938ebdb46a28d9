"""What a service must be before it may be published."""

import re
from collections.abc import Iterator

from eloket.catalogue import plain
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.lists import LIFE_EVENTS, THEMES
from eloket.catalogue.texts import At, dutch, incomplete
from eloket.eforms.reachability import problems as problems_of_routes
from eloket.eforms.definition import Form, Question
from eloket.eforms.rules import pages_asked
from eloket.eforms.questions.base import Known
from eloket.profiles.vocabulary import VOCABULARY




# A question of this type chooses from what a register holds.
CHOOSES_FROM = {"household_members": "household.members", "household_member": "household.members"}
# A question of this type may ask for the fact, of whoever is not known.
ASKS_FOR = {
    "person.name": "text",
    "person.birth_date": "date",
    "person.national_number": "national_number",
    "address.current": "address",
    "contact.email": "email",
    "contact.phone": "phone",
}
_OWN_DATA = re.compile(
    r"^(wat is |wat zijn )?uw (volledige )?(naam|voornaam|voornamen|achternaam|familienaam|adres|huidige? adres|"
    r"thuisadres|geboortedatum|geboorteplaats|nationaliteit|geslacht|burgerlijke staat|rijksregisternummer|"
    r"e-mail|e-mailadres|telefoon|telefoonnummer|gsm-nummer)\s*\??$",
    re.IGNORECASE,
)
_WITH_OPTIONS = {"choice", "several"}
_PHONE = re.compile(r"^\+?[0-9][0-9 ./]{6,18}$")


def problems(definition: ServiceDefinition) -> Iterator[tuple[At, str]]:
    """Where something is wrong and a sentence about it. Nothing: it may be published."""
    yield from _problems_of_texts(definition)
    yield from _problems_of_lists(definition)
    yield from _problems_of_channels(definition)
    if definition.form:
        yield from _problems_of_form(definition.form)
        yield from _problems_of_entry(definition, definition.form)
        yield from _problems_of_trials(definition, definition.form)
    yield from _problems_of_procedure(definition)


def _problems_of_texts(definition: ServiceDefinition) -> Iterator[tuple[At, str]]:
    for at, language in incomplete(definition):
        yield at, f"the text in {language} is missing: write it."
    texts = dict(dutch(definition))
    for at, text in texts.items():
        for sentence in plain.problems(text):
            yield at, sentence
    ease = plain.ease(texts.values())
    if ease < plain.LOWEST_EASE:
        yield ("about",), f"the texts are too hard for B1: reading ease {ease:.0f}, at least {plain.LOWEST_EASE}."


def _problems_of_lists(definition: ServiceDefinition) -> Iterator[tuple[At, str]]:
    if definition.theme not in THEMES:
        yield ("theme",), f"there is no theme {definition.theme}: choose one of {', '.join(THEMES)}."
    for place, code in enumerate(definition.life_events):
        if code not in LIFE_EVENTS:
            yield ("life_events", place), f"there is no life event {code}: choose one of {', '.join(LIFE_EVENTS)}."
    if not definition.law:
        yield ("law",), "there is no legal ground: name the law, decree or council decision."
    if not _PHONE.match(definition.phone):
        yield ("phone",), "there is no phone number to call about this service: give one."


def _problems_of_channels(definition: ServiceDefinition) -> Iterator[tuple[At, str]]:
    channels = definition.channels
    if not (channels.online or channels.appointment or channels.counter):
        yield ("channels",), "nobody can have this service: open one of the channels."
    if channels.online and not definition.form:
        yield ("channels", "online"), "there is no form: write one, or close this channel."
    if not channels.online and definition.form:
        yield ("form",), "this service cannot be had online: leave the form out, or open the channel."
    if not channels.online and not channels.because:
        yield ("channels",), "say under 'because' why this cannot be done online."
    if definition.form and not definition.granted:
        yield ("granted",), "say what it means when the request is granted: the message about it needs it."


def _problems_of_form(form: Form) -> Iterator[tuple[At, str]]:
    for place, name in enumerate(form.facts):
        if name not in VOCABULARY:
            yield ("form", "facts", place), f"{name} is not a fact: choose one of the vocabulary."
    keys = [question.key for question in form.questions]
    page_keys = [page.key for page in form.pages]
    for at_page, page in enumerate(form.pages):
        if page_keys.index(page.key) < at_page:
            yield ("form", "pages", at_page, "key"), f"two pages have the key {page.key}: give each its own."
        for at_question, question in enumerate(page.questions):
            at: At = ("form", "pages", at_page, "questions", at_question)
            if keys.count(question.key) > 1:
                yield (*at, "key"), f"two questions have the key {question.key}: give each its own."
            yield from ((at, sentence) for sentence in _problems_of(question, form))
    yield from problems_of_routes(form)


def _problems_of(question: Question, form: Form) -> Iterator[str]:
    chooses_from = CHOOSES_FROM.get(question.type)
    if question.fact and question.fact not in VOCABULARY:
        yield f"{question.fact} is not a fact: choose one of the vocabulary."
    elif chooses_from and question.fact != chooses_from:
        yield f"this asks what the city knows: bind it with 'fact: {chooses_from}'."
    elif question.fact and not chooses_from and ASKS_FOR.get(question.fact) != question.type:
        yield f"a question of type {question.type} cannot ask {question.fact}: show it under 'facts' of the form."
    elif question.fact in form.facts and not chooses_from:
        yield f"{question.fact} is shown under 'facts' of the form already: leave this question out."
    if not question.fact and _asks_own_data(question):
        yield "this asks what the city knows: show it under 'facts' of the form, or bind it with 'fact'."
    values = [option.value for option in question.options]
    if question.type in _WITH_OPTIONS and len(values) < 2:
        yield f"a question of type {question.type} needs at least two options."
    if question.type not in _WITH_OPTIONS and values:
        yield f"a question of type {question.type} has no options: leave them out, or make it a choice."
    if len(set(values)) < len(values):
        yield "two options have the same value: give each its own."


def _asks_own_data(question: Question) -> bool:
    known_names = {name.rpartition(".")[2] for name in VOCABULARY}
    return question.key in known_names or bool(_OWN_DATA.match(question.label.nl.strip()))


def _problems_of_entry(definition: ServiceDefinition, form: Form) -> Iterator[tuple[At, str]]:
    """A form that needs no sign-in cannot show what the city knows, and can only answer to an address it asks."""
    if definition.assurance not in ("none", "low"):
        return
    if form.facts:
        yield ("form", "facts"), "without sign-in nothing is known: ask what is needed, with 'fact' at the question."
    for at_page, page in enumerate(form.pages):
        for at_question, question in enumerate(page.questions):
            if question.type in CHOOSES_FROM:
                yield (
                    ("form", "pages", at_page, "questions", at_question, "type"),
                    "without sign-in the household is not known: ask for a name, or ask for sign-in.",
                )
    asks_email = any(question.fact == "contact.email" and question.required for question in form.questions)
    if definition.assurance == "low" and not asks_email:
        yield ("form", "pages"), "with assurance low the form must ask an e-mail address: add 'use: contact'."
    if any(step.issue for step in definition.procedure):
        yield ("procedure",), "without sign-in there is no vault: leave the issue out."


def _problems_of_trials(definition: ServiceDefinition, form: Form) -> Iterator[tuple[At, str]]:
    for place, trial in enumerate(definition.tests):
        asked = tuple(page.key for page in pages_asked(form, trial.answers, Known.nothing()))
        if asked != trial.pages:
            yield (
                ("tests", place),
                f"the test '{trial.name}' fails: the form asks {', '.join(asked)}, not {', '.join(trial.pages)}.",
            )


def _problems_of_procedure(definition: ServiceDefinition) -> Iterator[tuple[At, str]]:
    acts = [step.act for step in definition.procedure]
    if definition.form and not acts:
        yield ("procedure",), "say what happens with a request: add a review, or issue a document at once."
    if acts and not definition.form:
        yield ("procedure",), "without a form nothing is requested: leave the procedure out."
    if acts.count("review") > 1:
        yield ("procedure",), "one review is the most: there is one decision in a case."
    if "review" in acts[1:]:
        yield ("procedure",), "a review comes first: what was done before a refusal cannot be undone."
    if "update" in acts and "issue" in acts[acts.index("update") :]:
        yield ("procedure",), "after an update the vault replaces documents by itself: leave the issue out."
    if acts and "review" not in acts and any(fee.cents for fee in definition.fees):
        yield ("procedure",), "what costs money is not granted unpaid: begin with a review."
    yield from _problems_of_steps(definition)


def _problems_of_steps(definition: ServiceDefinition) -> Iterator[tuple[At, str]]:
    questions = {question.key: question for question in definition.form.questions} if definition.form else {}
    for place, step in enumerate(definition.procedure):
        if step.issue and step.issue.kind is None and not definition.output:
            yield ("procedure", place), "say under 'output' which document this is, or name its kind."
        reads = step.update and {
            step.update.people: "household_members",
            step.update.address: "address",
            step.update.day: "date",
        }
        for key, type_ in (reads or {}).items():
            question = questions.get(key)
            if question is None:
                yield ("procedure", place), f"{key} is not a question of the form."
            elif question.type != type_ or not question.required or question.when:
                yield ("procedure", place), f"{key} must be a required question of type {type_}."
