"""A Belgian postcode on its own."""

import re
from typing import Any

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent


class Postcode(QuestionType):
    """Four digits. "B-2060" and "2060 Antwerpen" are read too."""

    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        text = sent.one(question.key)
        if not text and not question.required:
            return None
        found = re.fullmatch(r"(?:BE?[- ]?)?([1-9][0-9])\s?([0-9]{2})(?:\s+[^\0\d]{1,60})?", text, flags=re.IGNORECASE)
        if not found:
            raise Problem(question.key, marked("Vul de postcode in, met vier cijfers. Bijvoorbeeld: 2000."))
        postcode = found[1] + found[2]
        self.recheck(question, postcode, known)
        return postcode

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        if question.postcodes and answer not in question.postcodes:
            raise Problem(question.key, marked("Deze postcode hoort hier niet bij. Kijk ze na."))

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return (answer,) if answer else ()
