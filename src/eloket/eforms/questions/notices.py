"""What a page shows among its questions: a text, and an amount or a number that follows from earlier answers."""

from collections.abc import Mapping
from typing import Any

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Kind, Known, QuestionType, Sent
from eloket.eforms.questions.numbers import euro


class Information(QuestionType):
    """A text. It has no answer; that somebody saw it is kept in the draft."""

    is_typed = False

    def answer(self, question: Question, sent: Sent, known: Known) -> None:
        return None

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {}

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return ()


class Calculated(QuestionType):
    """What is computed stands among the earlier answers already. The answer is what somebody saw when they went on."""

    is_typed = False

    def answer(self, question: Question, sent: Sent, known: Known) -> int | None:
        computed: int | None = known.answers.get(question.key)
        if computed is None and question.required:
            raise Problem(question.key, marked("Dit kunnen wij niet berekenen. Kijk uw eerdere antwoorden na."))
        return computed

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        if known.answers.get(question.key) != answer:
            raise Problem(question.key, marked("Dit is veranderd, omdat u een ander antwoord gaf. Kijk het na."))

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return known.answers.get(question.key)

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        if answer is None:
            return ()
        if question.calculated and question.calculated.result == "number":
            return (f"{answer} {question.unit[language]}" if question.unit else str(answer),)
        return (euro(answer, language),)

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"": "number"}
