"""What each part of a service is called on a screen: in the editor, in a problem and in a difference."""

from collections.abc import Iterator, Mapping
from typing import Any

from eloket.catalogue.lists import LIFE_EVENTS, THEMES
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence, say
from eloket.core.texts import Text
from eloket.profiles.vocabulary import VOCABULARY

LABELS: dict[str, Sentence] = {
    "code": say("Code"),
    "concept": say("Concept van de Vlaamse catalogus"),
    "title": say("Titel"),
    "summary": say("Samenvatting"),
    "audience": say("Voor wie"),
    "target": say("Doelgroep"),
    "about": say("Uitleg"),
    "theme": say("Thema"),
    "life_events": say("Levensgebeurtenissen"),
    "keywords": say("Zoekwoorden"),
    "related": say("Verwante diensten"),
    "channels.online": say("Online"),
    "channels.appointment": say("Met een afspraak"),
    "channels.counter": say("Aan het loket, zonder afspraak"),
    "channels.minutes": say("Minuten aan het loket"),
    "channels.because": say("Waarom niet online, of waarom aan het loket"),
    "elsewhere.name": say("Van welke overheid is het formulier"),
    "elsewhere.url": say("Adres van dat formulier"),
    "elsewhere.ours": say("Wat de stad zelf nog doet"),
    "assurance": say("Hoe zeker wij moeten weten wie het is"),
    "minimum_age": say("Minimumleeftijd"),
    "fees": say("Tarief"),
    "fees.what": say("Waarvoor"),
    "fees.cents": say("Bedrag in euro"),
    "fees.since": say("Vanaf"),
    "decide_within.working_days": say("Termijn in werkdagen"),
    "decide_within.days": say("Termijn in kalenderdagen"),
    "we_fetch": say("Wat de stad zelf opzoekt"),
    "you_need": say("Wat men zelf nodig heeft"),
    "afterwards": say("Wat er daarna gebeurt"),
    "granted": say("Bericht bij goedkeuring"),
    "output": say("Document"),
    "output.title": say("Titel van het document"),
    "output.states": say("Wat het document verklaart"),
    "output.valid_days": say("Hoeveel dagen het geldt"),
    "law": say("Wettelijke grond"),
    "phone": say("Telefoon"),
    "form": say("Formulier"),
    "form.facts": say("Gegevens die het formulier toont"),
    "form.declaration": say("Verklaring"),
    "form.submit": say("Tekst op de knop"),
    "form.pages": say("Pagina's"),
    "form.pages.key": say("Naam in het adres"),
    "form.pages.title": say("Titel"),
    "form.pages.intro": say("Inleiding"),
    "form.pages.when": say("Voorwaarde"),
    "form.pages.questions": say("Vragen"),
    "form.pages.questions.key": say("Naam van het antwoord"),
    "form.pages.questions.type": say("Soort vraag"),
    "form.pages.questions.label": say("Vraag"),
    "form.pages.questions.why": say("Waarom vragen wij dit"),
    "form.pages.questions.hint": say("Hulptekst"),
    "form.pages.questions.required": say("Verplicht"),
    "form.pages.questions.when": say("Voorwaarde"),
    "form.pages.questions.fact": say("Gegeven dat de stad kan kennen"),
    "form.pages.questions.options": say("Antwoorden"),
    "form.pages.questions.options.value": say("Naam van het antwoord"),
    "form.pages.questions.options.label": say("Antwoord"),
    "form.pages.questions.options.hint": say("Hulptekst"),
    "form.pages.questions.earliest": say("Vroegste dag, geteld vanaf vandaag"),
    "form.pages.questions.latest": say("Laatste dag, geteld vanaf vandaag"),
    "form.pages.questions.minimum": say("Minstens"),
    "form.pages.questions.maximum": say("Hoogstens"),
    "form.pages.questions.unit": say("Eenheid"),
    "form.pages.questions.shortest": say("Minstens zoveel dagen"),
    "form.pages.questions.longest": say("Hoogstens zoveel tekens of dagen"),
    "form.pages.questions.fewest": say("Minstens zoveel"),
    "form.pages.questions.most": say("Hoogstens zoveel"),
    "form.pages.questions.who": say("Over wie de vraag kan gaan"),
    "form.pages.questions.calculated.value": say("Formule"),
    "form.pages.questions.calculated.result": say("Wat eruit komt"),
    "form.pages.questions.questions": say("Vragen van de groep"),
    "form.pages.questions.postcodes": say("Postcodes"),
    "procedure": say("Stappen"),
    "procedure.review.team": say("Team dat beslist"),
    "procedure.update.source": say("Register"),
    "procedure.update.event": say("Gebeurtenis"),
    "procedure.update.people": say("Vraag met de personen"),
    "procedure.update.address": say("Vraag met het adres"),
    "procedure.update.day": say("Vraag met de dag"),
    "procedure.issue.kind": say("Soort document"),
    "tests": say("Proeven"),
    "tests.name": say("Naam van de proef"),
    "tests.answers": say("Antwoorden"),
    "tests.pages": say("Pagina's die het formulier dan vraagt"),
}
STEPS = {
    "review": say("Een medewerker beslist"),
    "update": say("Een register krijgt de wijziging"),
    "issue": say("Een document komt in het A-profiel"),
}
TYPES = {
    "text": say("Korte tekst"),
    "long_text": say("Lange tekst"),
    "number": say("Getal"),
    "money": say("Bedrag"),
    "yes_no": say("Ja of nee"),
    "choice": say("Keuze: één antwoord"),
    "several": say("Keuze: meer antwoorden"),
    "date": say("Dag"),
    "period": say("Periode: van een dag tot een dag"),
    "time": say("Uur"),
    "email": say("E-mailadres"),
    "phone": say("Telefoonnummer"),
    "national_number": say("Rijksregisternummer van iemand anders"),
    "iban": say("Rekeningnummer"),
    "licence_plate": say("Nummerplaat"),
    "enterprise_number": say("Ondernemingsnummer"),
    "address": say("Adres"),
    "postcode": say("Postcode"),
    "place": say("Plaats in de stad"),
    "household_members": say("Personen van het gezin"),
    "household_member": say("Eén persoon van het gezin"),
    "person": say("Eén persoon: zichzelf of iemand anders"),
    "files": say("Bestanden"),
    "agree": say("Akkoord: één vakje"),
    "group": say("Groep: dezelfde vragen voor elk"),
    "information": say("Mededeling: er is niets in te vullen"),
    "calculated": say("Berekening"),
}
PEOPLE = {
    "me": say("Wie aanvraagt"),
    "child": say("Een kind van het gezin"),
    "partner": say("De partner"),
    "household": say("Iemand van het gezin"),
    "other": say("Iemand anders"),
}
RESULTS = {"money": say("Een bedrag"), "number": say("Een getal")}
TARGETS = {"citizen": say("Burgers"), "business": say("Ondernemingen"), "association": say("Verenigingen")}
ASSURANCES = {
    "none": say("Iedereen mag anoniem indienen"),
    "low": say("Een e-mailadres volstaat"),
    "substantial": say("Aanmelden, zoals met itsme"),
    "high": say("Aanmelden met de identiteitskaart"),
}
YES, NO = say("ja"), say("nee")
_FACTS = {name: Text(nl=fact.label("nl"), en=fact.label("en")) for name, fact in VOCABULARY.items()}
NAMES: dict[str, Mapping[str, Sentence | Text]] = {
    "form.pages.questions.type": TYPES,
    "form.pages.questions.questions.type": TYPES,
    "form.pages.questions.who": PEOPLE,
    "form.pages.questions.calculated.result": RESULTS,
    "target": TARGETS,
    "assurance": ASSURANCES,
    "theme": THEMES,
    "life_events": {code: event.title for code, event in LIFE_EVENTS.items()},
    "form.facts": _FACTS,
    "form.pages.questions.fact": _FACTS,
}
"""What the values of a field are called, where they come from a list."""


def pattern(at: At) -> str:
    """Where something stands, without the places in lists: "form.pages.title"."""
    return ".".join(name for name in at if isinstance(name, str))


def label(at: At) -> Sentence:
    """Of a condition or an answer, which hold for a question, that of the whole."""
    whole = next((place for place, name in enumerate(at) if name in ("when", "answers")), len(at))
    return LABELS.get(pattern(at[: whole + 1])) or Sentence(str(at[-1]))


def words(at: At, value: Any) -> Any:
    """A value as it is read, not as it is kept: for a place in a sentence."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list | tuple):
        return tuple(words(at, each) for each in value)
    if isinstance(value, dict) and set(value) == {"nl", "en"}:
        return Text(**value)
    if at[-1] == "cents" and isinstance(value, int):
        return euro(value)
    return NAMES.get(pattern(at), {}).get(value, value) if isinstance(value, str) else value


def euro(cents: int) -> str:
    """2250 as it is typed and read: 22,50."""
    return f"{cents // 100},{cents % 100:02}" if cents % 100 else str(cents // 100)


def conditions(form: Any, when: Mapping[str, Any] | str) -> Iterator[Sentence]:
    """Each condition in words, with the question as it is asked: Alleen als ‘Hebt u een hond?’ = ‘Ja’."""
    if isinstance(when, str):
        yield say("Alleen als de formule klopt: %(formula)s", formula=when)
        return
    for answer in answers(form, when):
        yield say("Alleen als %(answer)s", answer=answer)


def answers(form: Any, given: Mapping[str, Any]) -> Iterator[Sentence]:
    """Answers by the key of their question, in words."""
    questions = {question["key"]: question for page in form["pages"] for question in page.get("questions", ())}
    for key, values in given.items():
        question = questions.get(key, {})
        options = {option["value"]: words(("label",), option["label"]) for option in question.get("options", ())}
        named: Mapping[str, Any] = {"yes": say("Ja"), "no": say("Nee")} | options
        asked = words(("label",), question["label"]) if "label" in question else key
        chosen = tuple(_answer(value, named) for value in (values if isinstance(values, list | tuple) else [values]))
        yield say("‘%(question)s’ = ‘%(answers)s’", question=asked, answers=chosen)


def _answer(value: Any, named: Mapping[str, Any]) -> Any:
    """One answer in words. Of an answer of several fields, who it is about, or else the fields."""
    if isinstance(value, Mapping):
        return PEOPLE.get(value.get("who", "")) or tuple(str(each) for each in value.values())
    return named.get(value, value) if isinstance(value, str) else value
