"""Whether every page and question of a form can be reached: no condition that looks ahead, none that cannot hold."""

from collections.abc import Iterator, Mapping

from eloket.core.sentences import Sentence, say
from eloket.eforms import dependencies
from eloket.eforms.definition import Form, Question, When
from eloket.eforms.questions import TYPES

At = tuple[str | int, ...]
Conditions = dict[str, tuple[str, ...]]


def problems(form: Form) -> Iterator[tuple[At, Sentence]]:
    """Where a condition, a limit or a calculation is wrong and a sentence about it."""
    yield from dependencies.problems(form)
    earlier: dict[str, Question] = {}
    holds: dict[str, Conditions] = {}
    for at_page, page in enumerate(form.pages):
        at: At = ("form", "pages", at_page)
        yield from _problems_of((*at, "when"), page.when, earlier, holds)
        for at_question, question in enumerate(page.questions):
            at_when: At = (*at, "questions", at_question, "when")
            # Conditions of a page are decided before it is shown, so not by what is asked on it.
            yield from _problems_of(at_when, question.when, earlier, holds)
            if page.when and question.when and _cannot_hold([page.when, question.when], earlier, holds):
                yield at_when, say("Niemand krijgt deze vraag: haar voorwaarde spreekt die van de pagina tegen.")
        for question in page.questions:
            holds[question.key] = _together([page.when, question.when])
        earlier |= {question.key: question for question in page.questions}


def _problems_of(
    at: At, when: When, earlier: Mapping[str, Question], holds: Mapping[str, Conditions]
) -> Iterator[tuple[At, Sentence]]:
    # Expressions are a matter of `dependencies`.
    for key, values in when.items() if isinstance(when, Mapping) else ():
        question = earlier.get(key)
        if question is None:
            yield (
                (*at, key),
                say("“%(key)s” staat niet op een vorige pagina. Een voorwaarde kijkt alleen terug.", key=key),
            )
            continue
        possible = TYPES[question.type].fixed(question)
        if not possible:
            yield (*at, key), say("“%(key)s” heeft geen vaste antwoorden. Een voorwaarde heeft die nodig.", key=key)
            continue
        for value in values:
            if value not in possible:
                yield (*at, key), say("“%(value)s” is geen antwoord op “%(key)s”.", value=value, key=key)
    if when and _cannot_hold([when], earlier, holds):
        yield at, say("Niemand krijgt dit ooit: de voorwaarden spreken elkaar tegen.")


def _cannot_hold(conditions: list[When], earlier: Mapping[str, Question], holds: Mapping[str, Conditions]) -> bool:
    """Whether these conditions, with those under which their own questions are asked, exclude each other."""
    all_of_them = [when for when in conditions if isinstance(when, Mapping)]
    for when in all_of_them:
        all_of_them += [holds[key] for key in when if holds.get(key) and holds[key] not in all_of_them]
    narrowed: dict[str, set[str]] = {}
    for when in all_of_them:
        for key, values in when.items():
            # Of several answers each condition may be met by another one.
            if key in earlier and earlier[key].type != "several":
                narrowed[key] = narrowed.get(key, set(values)) & set(values)
    return not all(narrowed.values())


def _together(conditions: list[When]) -> Conditions:
    joined: Conditions = {}
    for when in (each for each in conditions if isinstance(each, Mapping)):
        for key, values in when.items():
            joined[key] = tuple(value for value in values if value in joined.get(key, values))
    return joined
