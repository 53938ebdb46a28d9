"""A Belgian address: street, number, box, postcode and municipality; and a place, which need not have a number."""

import re
from collections.abc import Mapping
from typing import Any

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, Problems, marked
from eloket.eforms.questions.base import Kind, Known, QuestionType, Sent
from eloket.eforms.streets import STREETS

PARTS = ("street", "number", "box", "postcode", "municipality")
UNREADABLE = marked("In dit antwoord staat een teken dat niet kan. Typ het opnieuw.")
LONGEST_PLACE = 200
_SENTENCES = {
    "street": marked("Vul de straat in."),
    "number": marked("Vul het huisnummer in, met een cijfer. Bijvoorbeeld: 12 of 12A."),
    "postcode": marked("Vul de postcode in, met vier cijfers. Bijvoorbeeld: 2000."),
    "municipality": marked("Vul de gemeente in."),
}
_LONGEST = {"street": 80, "box": 10, "municipality": 60}
_SHAPES = {
    "street": r"(?=.*\w)[^\0]+",
    "number": r"[0-9]{1,5} ?[A-Za-z0-9/-]{0,6}",
    "box": r"[^\0]*",
    "postcode": r"[1-9][0-9]{3}",
    "municipality": r"(?=.*\w)[^\0]+",
}


AS_TYPED = "as-typed"
"""What the browser sends for a street that is not on the list and is right all the same."""


class Address(QuestionType):
    """The answer is an object with PARTS as its keys.

    Of an address within the city the list of its streets is asked first. Whoever typed another one chooses what they
    meant among the nearest names, or says that it is right.
    """

    def answer(self, question: Question, sent: Sent, known: Known) -> dict[str, str] | None:
        answer = {part: sent.one(f"{question.key}-{part}") for part in PARTS}
        # "bus 3" in the field for the box means 3.
        answer["box"] = re.sub(r"^(bus|bte|box)\.? *", "", answer["box"], flags=re.IGNORECASE)
        answer["postcode"] = answer["postcode"].replace(" ", "")
        if not any(answer.values()) and not question.required:
            return None
        problems = [problem for part in PARTS if (problem := _problem(question.key, part, answer[part]))]
        if problems:
            raise Problems(problems)
        self.recheck(question, answer, known)
        return answer | {"street": _street(question, answer["street"], sent.one(f"{question.key}-meant"))}

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        if question.postcodes and answer["postcode"] not in question.postcodes:
            raise Problem(
                f"{question.key}-postcode",
                marked("Deze postcode is niet van deze stad. Verhuist u naar een andere gemeente? Meld het daar."),
            )

    def typed(self, question: Question, sent: Sent) -> dict[str, Any]:
        typed = {part: sent.raw(f"{question.key}-{part}") for part in PARTS}
        return typed | _doubt(question, typed["street"], sent.one(f"{question.key}-meant"))

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return answer | _doubt(question, answer["street"], AS_TYPED) if answer else {}

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"street": "text", "postcode": "text", "municipality": "text"}

    def values(self, question: Question, answer: Any, known: Known) -> Mapping[str, Any]:
        return {part: answer[part] for part in ("street", "postcode", "municipality")}

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        if not answer:
            return ()
        box = f" bus {answer['box']}" if answer["box"] else ""
        return (f"{answer['street']} {answer['number']}{box}", f"{answer['postcode']} {answer['municipality']}")


class Place(QuestionType):
    """Somewhere in the city. The answer is an object: `address` (one line) and `near`, how to find it."""

    def answer(self, question: Question, sent: Sent, known: Known) -> dict[str, str] | None:
        answer = {part: sent.one(f"{question.key}-{part}") for part in ("address", "near")}
        if not any(answer.values()) and not question.required:
            return None
        if not re.search(r"\w{2}", answer["address"] or answer["near"]):
            raise Problem(
                f"{question.key}-address",
                marked("Vul een straat en een huisnummer in. Of zeg in de buurt waarvan het is."),
            )
        for part, text in answer.items():
            if "\0" in text:
                raise Problem(f"{question.key}-{part}", UNREADABLE)
            if len(text) > LONGEST_PLACE:
                shorter = marked("Maak dit antwoord korter: gebruik hoogstens %(longest)s tekens.")
                raise Problem(f"{question.key}-{part}", shorter, {"longest": LONGEST_PLACE})
        return answer

    def typed(self, question: Question, sent: Sent) -> dict[str, str]:
        return {part: sent.raw(f"{question.key}-{part}") for part in ("address", "near")}

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {}

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return answer or {}

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return tuple(filter(None, (answer or {}).values()))


def _street(question: Question, typed: str, meant: str) -> str:
    """The street as the city writes it. Raises Problem for one that the city does not know and nobody confirmed."""
    if not STREETS.are_of(question.postcodes):
        return typed
    if named := STREETS.named(typed) or STREETS.named(meant):
        return named
    if meant == AS_TYPED:
        return typed
    raise Problem(
        f"{question.key}-meant", marked("Wij vinden de straat “%(street)s” niet. Wat bedoelt u?"), {"street": typed}
    )


def _doubt(question: Question, street: str, meant: str) -> dict[str, Any]:
    """For a street that the city does not know: the nearest names, and which choice was made."""
    if not street.strip() or not STREETS.are_of(question.postcodes) or STREETS.named(street):
        return {}
    return {"near": STREETS.near(street), "meant": meant}


def _problem(key: str, part: str, text: str) -> Problem | None:
    longest = _LONGEST.get(part)
    if longest and len(text) > longest:
        shorter = marked("Maak dit antwoord korter: gebruik hoogstens %(longest)s tekens.")
        return Problem(f"{key}-{part}", shorter, {"longest": longest})
    if not re.fullmatch(_SHAPES[part], text):
        return Problem(f"{key}-{part}", _SENTENCES.get(part, UNREADABLE))
    return None
