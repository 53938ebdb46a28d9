"""A Belgian address: street, number, box, postcode and municipality; and a place, which need not have a number."""

import re
from typing import Any

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, Problems, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent

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


class Address(QuestionType):
    """The answer is an object with PARTS as its keys."""

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
        if question.postcodes and answer["postcode"] not in question.postcodes:
            raise Problem(
                f"{question.key}-postcode",
                marked("Deze postcode is niet van deze stad. Verhuist u naar een andere gemeente? Meld het daar."),
            )
        return answer

    def typed(self, question: Question, sent: Sent) -> dict[str, str]:
        return {part: sent.raw(f"{question.key}-{part}") for part in PARTS}

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return answer or {}

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

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return answer or {}

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return tuple(filter(None, (answer or {}).values()))


def _problem(key: str, part: str, text: str) -> Problem | None:
    longest = _LONGEST.get(part)
    if longest and len(text) > longest:
        shorter = marked("Maak dit antwoord korter: gebruik hoogstens %(longest)s tekens.")
        return Problem(f"{key}-{part}", shorter, {"longest": longest})
    if not re.fullmatch(_SHAPES[part], text):
        return Problem(f"{key}-{part}", _SENTENCES.get(part, UNREADABLE))
    return None
