from typing import Any

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent

LONGEST = 200
"""In characters, where a question does not say."""


class OneLine(QuestionType):
    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        return _checked(question, sent.one(question.key))

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        _checked(question, answer)


class LongText(QuestionType):
    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        return _checked(question, sent.raw(question.key))

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        _checked(question, answer)


def _checked(question: Question, text: str) -> str | None:
    if not text and question.required:
        raise Problem(question.key, marked("Vul een antwoord in."))
    if "\0" in text:
        raise Problem(question.key, marked("In dit antwoord staat een teken dat niet kan. Typ het opnieuw."))
    longest = question.longest or LONGEST
    if len(text) > longest:
        raise Problem(
            question.key,
            marked("Maak dit antwoord korter: gebruik hoogstens %(longest)s tekens."),
            {"longest": longest},
        )
    return text or None
