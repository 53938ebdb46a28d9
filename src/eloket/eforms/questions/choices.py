from collections.abc import Mapping
from typing import Any

from eloket.core.texts import Text
from eloket.eforms.definition import Option, Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Choosable, Kind, Known, QuestionType, Sent

YES_OR_NO = (Option(value="yes", label=Text(nl="Ja", en="Yes")), Option(value="no", label=Text(nl="Nee", en="No")))


class Choice(QuestionType):
    """One of the options. The answer is the option's own value."""

    def answer(self, question: Question, sent: Sent, known: Known) -> Any:
        chosen = sent.one(question.key)
        if not chosen and not question.required:
            return None
        self.recheck(question, chosen, known)
        return chosen

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        if answer not in self.fixed(question):
            raise Problem(question.key, marked("Kies een van de antwoorden."))

    def choices(self, question: Question, known: Known, language: str) -> tuple[Choosable, ...]:
        return tuple(
            Choosable(option.value, option.label[language], option.hint[language] if option.hint else "")
            for option in self._options(question)
        )

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return tuple(option.label[language] for option in self._options(question) if option.value == answer)

    def fixed(self, question: Question) -> tuple[str, ...]:
        return tuple(option.value for option in self._options(question))

    def _options(self, question: Question) -> tuple[Option, ...]:
        return question.options


class YesNo(Choice):
    """Yes or no, as "yes" and "no"."""

    def _options(self, question: Question) -> tuple[Option, ...]:
        return YES_OR_NO


class Several(Choice):
    """Any of the options. The answer is a list of their values, in the order of the form."""

    def answer(self, question: Question, sent: Sent, known: Known) -> list[str] | None:
        sent_values = set(sent.all(question.key))
        chosen = [option.value for option in question.options if option.value in sent_values]
        if not chosen and question.required:
            raise Problem(question.key, marked("Kies minstens één antwoord."))
        return chosen or None

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        if not set(answer) <= set(self.fixed(question)):
            raise Problem(question.key, marked("Kies een van de antwoorden."))

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"": "texts"}

    def typed(self, question: Question, sent: Sent) -> list[str]:
        return sent.all(question.key)

    def shown(self, question: Question, answer: Any, known: Known) -> list[str]:
        return answer or []

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return tuple(option.label[language] for option in question.options if option.value in (answer or ()))


class Agree(QuestionType):
    """One box to tick. The answer is "yes"; leaving a required one open is no answer."""

    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        if sent.one(question.key) == "yes":
            return "yes"
        if question.required:
            raise Problem(question.key, marked("Vink dit aan om verder te gaan."))
        return None

    def choices(self, question: Question, known: Known, language: str) -> tuple[Choosable, ...]:
        return (Choosable("yes", question.label[language]),)

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return (YES_OR_NO[0].label[language],) if answer else ()
