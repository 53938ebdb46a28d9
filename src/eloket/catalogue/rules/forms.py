"""What a form may ask, of whom, and in which order."""

import re
from collections.abc import Iterator

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.rules.options import WITH_OPTIONS
from eloket.catalogue.rules.problem import Problem
from eloket.catalogue.rules.questions import problems as problems_of_question
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence, say
from eloket.eforms.definition import Form, Question
from eloket.eforms.questions.base import Known
from eloket.eforms.reachability import problems as problems_of_routes
from eloket.eforms.rules import pages_asked
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
__all__ = ["CHOOSES_FROM", "WITHOUT_WHY", "WITH_OPTIONS", "problems"]
# Nothing is asked, so there is no reason to give.
WITHOUT_WHY = {"information", "calculated"}
_OWN_DATA = re.compile(
    r"^(wat is |wat zijn )?uw (volledige )?(naam|voornaam|voornamen|achternaam|familienaam|adres|huidige? adres|"
    r"thuisadres|geboortedatum|geboorteplaats|nationaliteit|geslacht|burgerlijke staat|rijksregisternummer|"
    r"e-mail|e-mailadres|telefoon|telefoonnummer|gsm-nummer)\s*\??$",
    re.IGNORECASE,
)
_NO_FACT = say("De stad kent dit gegeven niet. Kies een gegeven uit de lijst.")


def problems(definition: ServiceDefinition, form: Form) -> Iterator[Problem]:
    yield from _problems_of_facts(form)
    yield from _problems_of_pages(form)
    yield from _problems_of_questions(form)
    yield from (Problem(at, sentence) for at, sentence in problems_of_routes(form))
    if definition.assurance in ("none", "low"):
        yield from _problems_without_sign_in(definition, form)
    yield from _problems_of_trials(definition, form)


def _problems_of_facts(form: Form) -> Iterator[Problem]:
    for place, name in enumerate(form.facts):
        if name not in VOCABULARY:
            yield Problem(("form", "facts", place), _NO_FACT)


def _problems_of_pages(form: Form) -> Iterator[Problem]:
    keys = [page.key for page in form.pages]
    for place, key in enumerate(keys):
        if key in keys[:place]:
            yield Problem(
                ("form", "pages", place, "key"), say("Twee pagina's heten “%(key)s”. Geef elk een eigen naam.", key=key)
            )


def _each(form: Form) -> Iterator[tuple[At, Question]]:
    for at_page, page in enumerate(form.pages):
        for at_question, question in enumerate(page.questions):
            yield ("form", "pages", at_page, "questions", at_question), question


def _problems_of_questions(form: Form) -> Iterator[Problem]:
    keys = [question.key for question in form.questions]
    for at, question in _each(form):
        if keys.count(question.key) > 1:
            yield Problem((*at, "key"), say("Twee vragen heten “%(key)s”. Geef elk een eigen naam.", key=question.key))
        if question.why is None and question.type not in WITHOUT_WHY:
            yield Problem((*at, "why"), say("Zeg waarom de stad dit vraagt."))
        if question.fact:
            yield from (Problem((*at, "fact"), sentence) for sentence in _problems_of_fact(question, form))
        elif wanted := CHOOSES_FROM.get(question.type):
            yield Problem(
                (*at, "fact"), say("Deze vraag kiest uit wat de stad weet. Kies het gegeven %(fact)s.", fact=wanted)
            )
        elif _asks_own_data(question):
            yield Problem(
                (*at, "label", "nl"),
                say("De stad weet dit al. Toon het bij de gegevens van het formulier, of koppel deze vraag eraan."),
            )
        yield from (Problem((*at, *inside), sentence) for inside, sentence in problems_of_question(question))


def _problems_of_fact(question: Question, form: Form) -> Iterator[Sentence]:
    wanted = CHOOSES_FROM.get(question.type)
    if question.fact not in VOCABULARY:
        yield _NO_FACT
    elif question.type == "person":
        return
    elif wanted and question.fact != wanted:
        yield say("Deze vraag kiest uit wat de stad weet. Kies het gegeven %(fact)s.", fact=wanted)
    elif not wanted and ASKS_FOR.get(question.fact) != question.type:
        yield say("Zo'n vraag kan dit gegeven niet vragen. Toon het bij de gegevens van het formulier.")
    elif not wanted and question.fact in form.facts:
        yield say("Het formulier toont dit gegeven al. Laat deze vraag weg.")


def _asks_own_data(question: Question) -> bool:
    known_names = {name.rpartition(".")[2] for name in VOCABULARY}
    return question.key in known_names or bool(_OWN_DATA.match(question.label.nl.strip()))


def _problems_without_sign_in(definition: ServiceDefinition, form: Form) -> Iterator[Problem]:
    """A form that needs no sign-in cannot show what the city knows, and can only answer to an address it asks."""
    if form.facts:
        yield Problem(
            ("form", "facts"),
            say("Zonder aanmelden weet de stad niets. Vraag wat nodig is, met het gegeven bij de vraag."),
        )
    for at, question in _each(form):
        if question.type in CHOOSES_FROM or (question.type == "person" and question.fact):
            yield Problem(
                (*at, "type"),
                say("Zonder aanmelden kent de stad het gezin niet. Vraag een naam, of vraag aan te melden."),
            )
    asks_email = any(question.fact == "contact.email" and question.required for question in form.questions)
    if definition.assurance == "low" and not asks_email:
        yield Problem(
            ("form", "pages"),
            say(
                "Wie zich licht aanmeldt, krijgt antwoord per e-mail. Vraag een e-mailadres, gekoppeld aan het gegeven."
            ),
        )


def _problems_of_trials(definition: ServiceDefinition, form: Form) -> Iterator[Problem]:
    titles = {page.key: page.title.nl for page in form.pages}
    for place, trial in enumerate(definition.tests):
        asked = tuple(page.key for page in pages_asked(form, trial.answers, Known.nothing()))
        if asked != trial.pages:
            sentence = say(
                "De proef “%(name)s” mislukt. Het formulier vraagt “%(asked)s”. De proef verwacht “%(expected)s”.",
                name=trial.name,
                asked="”, “".join(titles[key] for key in asked),
                expected="”, “".join(titles.get(key, key) for key in trial.pages),
            )
            yield Problem(("tests", place), sentence)
