"""Whole numbers, and amounts of money in cents."""

import re
from collections.abc import Mapping
from typing import Any

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Kind, Known, QuestionType, Sent


class Number(QuestionType):
    """A whole number of zero or more."""

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"": "number"}

    def answer(self, question: Question, sent: Sent, known: Known) -> int | None:
        text = re.sub(r"[ .]", "", sent.one(question.key))
        if not text and not question.required:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise Problem(question.key, marked("Vul een getal in, met cijfers. Bijvoorbeeld: 12."))
        self.recheck(question, int(text), known)
        return int(text)

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        _check_range(question, answer)

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        if answer is None:
            return ()
        return (f"{answer} {question.unit[language]}" if question.unit else str(answer),)

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return "" if answer is None else str(answer)


class Money(QuestionType):
    """An amount in euro. The answer is a number of cents."""

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"": "number"}

    def answer(self, question: Question, sent: Sent, known: Known) -> int | None:
        text = re.sub(r"[\s€]|euro?|EUR", "", sent.one(question.key))
        if not text and not question.required:
            return None
        found = re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{1,9})(?:[.,]([0-9]{1,2}|-+))?", text)
        if not found:
            raise Problem(question.key, marked("Vul een bedrag in euro in. Bijvoorbeeld: 12,50."))
        cents = (found[2] or "").strip("-").ljust(2, "0")
        answer = int(re.sub(r"[.,]", "", found[1])) * 100 + int(cents)
        self.recheck(question, answer, known)
        return answer

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        _check_range(question, answer / 100)

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return () if answer is None else (euro(answer, language),)

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return "" if answer is None else f"{answer // 100},{answer % 100:02}"


def euro(cents: int, language: str) -> str:
    """€ 1.250,00 or € 1,250.00; whole amounts without cents: € 25."""
    whole = f"{cents // 100:,}"
    rest = f".{cents % 100:02}" if cents % 100 else ""
    text = f"€ {whole}{rest}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _check_range(question: Question, value: float) -> None:
    for limit, is_outside, sentence in (
        (question.minimum, value.__lt__, marked("Vul minstens %(limit)s in.")),
        (question.maximum, value.__gt__, marked("Vul hoogstens %(limit)s in.")),
    ):
        if limit is not None and is_outside(limit):
            raise Problem(question.key, sentence, {"limit": limit})
