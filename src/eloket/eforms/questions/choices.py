from typing import Any

from eloket.core.texts import Text
from eloket.eforms.definition import Option, Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Choosable, Known, QuestionType, Sent

YES_OR_NO = (Option(value="yes", label=Text(nl="Ja", en="Yes")), Option(value="no", label=Text(nl="Nee", en="No")))


class Choice(QuestionType):
    """One of the options. The answer is the option's own value."""

    def answer(self, question: Question, sent: Sent, known: Known) -> Any:
        chosen = sent.one(question.key)
        if not chosen and not question.required:
            return None
        if chosen not in {option.value for option in self._options(question)}:
            raise Problem(question.key, marked("Kies een van de antwoorden."))
        return chosen

    def choices(self, question: Question, known: Known, language: str) -> tuple[Choosable, ...]:
        return tuple(
            Choosable(option.value, option.label[language], option.hint[language] if option.hint else "")
            for option in self._options(question)
        )

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return tuple(option.label[language] for option in self._options(question) if option.value == answer)

    def _options(self, question: Question) -> tuple[Option, ...]:
        return question.options


class YesNo(Choice):
    """Yes or no, as "yes" and "no"."""

    def _options(self, question: Question) -> tuple[Option, ...]:
        return YES_OR_NO
