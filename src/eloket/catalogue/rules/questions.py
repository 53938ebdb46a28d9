"""What a question of each type needs, beside what every question has."""

from collections.abc import Callable, Iterator, Mapping

from eloket.catalogue.rules.options import problems as problems_of_options
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence, say
from eloket.eforms.definition import Question
from eloket.eforms.questions import GROUP, TYPES
from eloket.eforms.questions.persons import FACT, FROM_HOUSEHOLD

Found = Iterator[tuple[At, Sentence]]
_OF_TYPE = {"who": "person", "questions": "group", "calculated": "calculated"}


def problems(question: Question) -> Found:
    """Where in the question something is wrong, and a sentence about it."""
    for name, type_ in _OF_TYPE.items():
        if question.type != type_ and getattr(question, name):
            yield (name,), say("Dit hoort bij een ander soort vraag. Laat het weg.")
    for sentence in problems_of_options(question):
        yield ("options",), sentence
    yield from _PROBLEMS.get(question.type, _none)(question)


def _none(question: Question) -> Found:
    yield from ()


def _of_person(question: Question) -> Found:
    if not question.who:
        yield ("who",), say("Zeg over wie deze vraag kan gaan.")
    if FROM_HOUSEHOLD & set(question.who) and question.fact != FACT:
        yield ("fact",), say("Deze vraag kiest uit wat de stad weet. Kies het gegeven %(fact)s.", fact=FACT)
    if question.fact and not FROM_HOUSEHOLD & set(question.who):
        yield ("fact",), say("Deze vraag kiest niemand uit het gezin. Laat het gegeven weg.")


def _of_group(question: Question) -> Found:
    if not question.questions:
        yield ("questions",), say("Zeg wat u van elk wilt weten: stel minstens één vraag.")
    if question.fewest > question.most:
        yield ("fewest",), say("Er moeten er meer zijn dan er mogen zijn.")
    keys = [part.key for part in question.questions]
    for nth, part in enumerate(question.questions):
        at: At = ("questions", nth)
        if part.key in keys[:nth]:
            yield (*at, "key"), say("Twee vragen heten “%(key)s”. Geef elk een eigen naam.", key=part.key)
        if part.type not in GROUP.types:
            yield (*at, "type"), say("Zo'n vraag kan niet in een groep staan.")
        if part.when:
            yield (*at, "when"), say("In een groep staan geen voorwaarden. Zet ze bij de groep zelf.")
        if part.fact:
            yield (*at, "fact"), say("Een vraag van een groep gaat niet over een gegeven dat de stad kent.")
        if isinstance(part.earliest, str) or isinstance(part.latest, str):
            yield at, say("In een groep is een grens een aantal dagen.")
        yield from (((*at, *inside), sentence) for inside, sentence in problems(part) if part.type in TYPES)


def _of_calculated(question: Question) -> Found:
    if question.calculated is None:
        yield ("calculated", "value"), say("Schrijf de formule. Bijvoorbeeld: people * 500. Bedragen zijn in cent.")


def _of_period(question: Question) -> Found:
    if question.shortest and question.longest and question.shortest > question.longest:
        yield ("shortest",), say("De kortste periode is langer dan de langste.")


_PROBLEMS: Mapping[str, Callable[[Question], Found]] = {
    "person": _of_person,
    "group": _of_group,
    "calculated": _of_calculated,
    "period": _of_period,
}
