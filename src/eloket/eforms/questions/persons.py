"""Who a request is about: whoever asks, one of the household, or somebody else, whose name and birth date are typed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from eloket.core.dates import partial_text, whole_years
from eloket.core.texts import Text
from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, Problems, marked
from eloket.eforms.questions.base import Choosable, Kind, Known, QuestionType, Sent
from eloket.eforms.questions.dates import typed_day

FACT = "household.members"
FROM_HOUSEHOLD = {"child", "partner", "household"}
_ME, _OTHER = Text(nl="Uzelf", en="Yourself"), Text(nl="Iemand anders", en="Somebody else")
_NAMES = {
    "given": marked("Vul de voornaam in."),
    "family": marked("Vul de achternaam in."),
}
_PARENTS = {"reference", "spouse", "partner"}
_LONGEST_NAME = 80


class Person(QuestionType):
    """The answer is an object. `who` says which of Who it is; the rest follows from that:

    - nothing more for "me"
    - `number`, the national number, for somebody of the household
    - `given_names`, `family_name` and `birth_date` (ISO text) for somebody else

    On the page each member of the household stands under their place in it, so that no number travels to a browser.
    """

    chooses_from_fact = True

    def answer(self, question: Question, sent: Sent, known: Known) -> dict[str, str] | None:
        chosen = sent.one(question.key)
        if not chosen and not question.required:
            return None
        if chosen == "other" and "other" in question.who:
            return _somebody_else(question.key, sent, known)
        if chosen == "me" and "me" in question.who:
            return {"who": "me"}
        found = next(((who, each) for place, who, each in _offered(question, known) if place == chosen), None)
        if found is None:
            raise Problem(question.key, marked("Kies een persoon."))
        return {"who": found[0], "number": found[1]["number"]}

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        if answer["who"] not in question.who:
            raise Problem(question.key, marked("Kies een persoon."))
        if "number" in answer and answer["number"] not in [each["number"] for _, _, each in _offered(question, known)]:
            raise Problem(question.key, marked("Iemand die u koos, staat niet meer op uw adres. Kies opnieuw."))

    def typed(self, question: Question, sent: Sent) -> dict[str, Any]:
        names = {part: sent.raw(f"{question.key}-{part}") for part in _NAMES}
        birth = {part: sent.raw(f"{question.key}-birth-{part}") for part in ("day", "month", "year")}
        return {"chosen": sent.one(question.key), **names, "birth": birth}

    def shown(self, question: Question, answer: Any, known: Known) -> dict[str, Any]:
        if not answer:
            return {}
        if "number" in answer:
            places = {each["number"]: place for place, _who, each in _offered(question, known)}
            return {"chosen": places.get(answer["number"], "")}
        birth = dict(zip(("year", "month", "day"), answer.get("birth_date", "").split("-"), strict=False))
        names = {"given": answer.get("given_names", ""), "family": answer.get("family_name", "")}
        return {"chosen": answer["who"], **names, "birth": birth}

    def choices(self, question: Question, known: Known, language: str) -> tuple[Choosable, ...]:
        people = [
            Choosable(place, _name(each), partial_text(each["birth_date"], language))
            for place, _who, each in _offered(question, known)
        ]
        me = [Choosable("me", _ME[language])] if "me" in question.who else []
        other = [Choosable("other", _OTHER[language])] if "other" in question.who else []
        return (*me, *people, *other)

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        if not answer:
            return ()
        if answer["who"] == "me":
            return (_ME[language],)
        if "number" in answer:
            return (next((_name(each) for each in _members(known) if each["number"] == answer["number"]), "?"),)
        return (_name(answer), partial_text(answer["birth_date"], language))

    def fixed(self, question: Question) -> tuple[str, ...]:
        return question.who

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"who": "text", "age": "number"}

    def values(self, question: Question, answer: Any, known: Known) -> Mapping[str, Any]:
        years = age(_born_on(answer, known), known.today)
        return {"who": answer["who"]} | ({} if years is None else {"age": years})


def age(born_on: str, today: date) -> int | None:
    """In whole years; None when the day of birth is not known in full."""
    try:
        return whole_years(date.fromisoformat(born_on), today)
    except ValueError:
        return None


def _born_on(answer: Mapping[str, str], known: Known) -> str:
    if answer["who"] == "me":
        return str(known.facts.get("person.birth_date") or "")
    if "number" in answer:
        return next((str(each["birth_date"]) for each in _members(known) if each["number"] == answer["number"]), "")
    return answer["birth_date"]


def _somebody_else(key: str, sent: Sent, known: Known) -> dict[str, str]:
    problems: list[Problem] = []
    names = {part: sent.one(f"{key}-{part}") for part in _NAMES}
    for part, text in names.items():
        if not any(letter.isalpha() for letter in text) or "\0" in text:
            problems.append(Problem(f"{key}-{part}", _NAMES[part]))
        elif len(text) > _LONGEST_NAME:
            shorter = marked("Maak dit antwoord korter: gebruik hoogstens %(longest)s tekens.")
            problems.append(Problem(f"{key}-{part}", shorter, {"longest": _LONGEST_NAME}))
    birth = ""
    try:
        birth = _birth_date(f"{key}-birth", sent, known)
    except Problem as problem:
        problems.append(problem)
    if problems:
        raise Problems(problems)
    return {"who": "other", "given_names": names["given"], "family_name": names["family"], "birth_date": birth}


def _birth_date(name: str, sent: Sent, known: Known) -> str:
    day = typed_day(name, *(sent.one(f"{name}-{part}") for part in ("day", "month", "year")))
    if day > known.today:
        raise Problem(name, marked("Kies een datum tot en met %(limit)s."), {"limit": known.today})
    return day.isoformat()


def _offered(question: Question, known: Known) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Whom of the household the question is about: their place, who they are to whoever asks, and their record."""
    members = _members(known)
    mine = known.facts.get("person.national_number")
    me = next((each for each in members if each["number"] == mine), {})
    for place, member in enumerate(members):
        who = _relation(me.get("relation"), member.get("relation"))
        if member is not me and who in question.who:
            yield str(place), who, member
        elif member is not me and "household" in question.who:
            yield str(place), "household", member


def _relation(mine: str | None, theirs: str | None) -> str:
    """What somebody is to whoever asks. The register knows what each is to the reference person."""
    if mine in _PARENTS and theirs in _PARENTS:
        return "partner"
    return "child" if mine in _PARENTS and theirs == "child" else "household"


def _members(known: Known) -> list[dict[str, Any]]:
    members: list[dict[str, Any]] = known.facts.get(FACT) or []
    return members


def _name(person: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (person["given_names"], person["family_name"])))
