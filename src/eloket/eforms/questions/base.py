from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from eloket.eforms.definition import Question

Kind = Literal["text", "number", "day", "texts", "numbers", "days"]
"""What an expression sees of an answer. Amounts are numbers of cents; the last three are lists."""


@dataclass(frozen=True)
class Sent:
    """What a browser sent: every field with its values, in the order of the page.

    `files` holds, by question, those that were kept before and those that came now.
    """

    fields: Mapping[str, Sequence[str]]
    files: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The last value of a field, with runs of white space made one space. Empty when it was not sent."""
        return " ".join(self.raw(name).split())

    def raw(self, name: str) -> str:
        """The same as typed, line breaks included."""
        return (self.fields.get(name) or [""])[-1].replace("\r\n", "\n").strip()

    def all(self, name: str) -> list[str]:
        return list(self.fields.get(name, ()))


@dataclass(frozen=True)
class Known:
    """What an answer is checked against: today, the facts the city knows, by name, and the earlier answers."""

    today: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def nothing(cls) -> "Known":
        """Of somebody whom the city does not know."""
        return cls(date.min)


@dataclass(frozen=True)
class Choosable:
    """One choice on the page. `value` is what the browser sends for it."""

    value: str
    label: str
    hint: str = ""


class QuestionType:
    """How one kind of question reads an answer and writes it out. Answers are JSON."""

    chooses_from_fact = False
    """Whether the question is about a known fact itself, and so is asked of those whose fact is known."""
    is_typed = True
    """Whether somebody answers it; what is only shown has to be seen, not answered."""

    def answer(self, question: Question, sent: Sent, known: Known) -> Any:
        """The answer, or None when an optional question was left empty. Raises Problem or Problems."""
        raise NotImplementedError

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        """Raises Problem when an earlier answer, which is not None, no longer holds by what is known today."""

    def typed(self, question: Question, sent: Sent) -> Any:
        """What was typed, to show it again beside what is wrong with it."""
        return sent.raw(question.key)

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        """An earlier answer, in the form in which `typed` gives it."""
        return answer or ""

    def choices(self, question: Question, known: Known, language: str) -> tuple[Choosable, ...]:
        return ()

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        """The answer as lines for a person."""
        return tuple(str(answer or "").splitlines())

    def fixed(self, question: Question) -> tuple[str, ...]:
        """The answers there can be, of a question that has only so many."""
        return ()

    def variables(self, question: Question) -> Mapping[str, Kind]:
        """What expressions can name of the answer, by what stands behind the key: "" or "first" (`stay.first`)."""
        return {"": "text"}

    def values(self, question: Question, answer: Any, known: Known) -> Mapping[str, Any]:
        """The values of those variables for an answer that is not None. Days are dates."""
        return {"": answer}
