"""What pages show of a form: questions with what was typed, answers in words. The one module here that knows
the reader's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from eloket.core.dates import day_text
from eloket.eforms import rules
from eloket.eforms.definition import Form, Page, Question
from eloket.eforms.problems import Problem
from eloket.eforms.questions import GROUP, TYPES
from eloket.eforms.questions.base import Choosable, Known, Sent


@dataclass(frozen=True)
class Asked:
    """One question on a page, in one language. `errors` are sentences by field; `rows` those of a group."""

    question: Question
    label: str
    hint: str
    why: str
    value: Any
    choices: tuple[Choosable, ...]
    unit: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    rows: "tuple[Row, ...]" = ()

    @property
    def own_error(self) -> str | None:
        """What is wrong with the question itself, not with one of its parts."""
        return self.errors.get(self.question.key)

    def error_at(self, part: str) -> str | None:
        """What is wrong with a part: `first` of a period, with its day, month and year."""
        name = f"{self.question.key}-{part}"
        return next((text for at, text in self.errors.items() if at == name or at.startswith(f"{name}-")), None)

    @property
    def may_grow(self) -> bool:
        return len(self.rows) < self.question.most

    @property
    def may_shrink(self) -> bool:
        return len(self.rows) > max(self.question.fewest, 1)

    @property
    def next_row(self) -> int:
        """The number that the next row of a group would have."""
        return max((row.nth for row in self.rows), default=-1) + 1


@dataclass(frozen=True)
class Row:
    """One of the things of a group, with its number on the page and the questions about it."""

    nth: int
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Answered:
    """One answer on the page to check, with the page to change it on."""

    label: str
    lines: tuple[str, ...]
    page: str


def asked(
    page: Page,
    answers: Mapping[str, Any],
    known: Known,
    language: str,
    *,
    sent: Sent | None = None,
    problems: Sequence[Problem] = (),
) -> list[Asked]:
    """The questions of a page: with earlier answers, or with what was just typed and what is wrong with it."""
    errors = _by_field(problems, language)
    return [
        _asked(question, _value(question, answers, known, sent), errors, known, language) for question in page.questions
    ]


def _value(question: Question, answers: Mapping[str, Any], known: Known, sent: Sent | None) -> Any:
    if sent and TYPES[question.type].is_typed:
        return rules.typed(question, sent)
    return rules.shown(question, answers, known)


def _asked(question: Question, value: Any, errors: Mapping[str, str], known: Known, language: str) -> Asked:
    return Asked(
        question=question,
        label=question.label[language],
        hint=question.hint[language] if question.hint else "",
        why=question.why[language] if question.why else "",
        value=value if TYPES[question.type].is_typed else _shown(question, value, known, language),
        choices=rules.choices(question, known, language),
        unit=question.unit[language] if question.unit else "",
        errors={
            name: text for name, text in errors.items() if name == question.key or name.startswith(f"{question.key}-")
        },
        rows=_rows(question, value, errors, known, language) if question.type == "group" else (),
    )


def _shown(question: Question, value: Any, known: Known, language: str) -> str:
    return " ".join(TYPES[question.type].written(question, value, known, language))


def _rows(
    question: Question, value: Mapping[int, Any], errors: Mapping[str, str], known: Known, language: str
) -> tuple[Row, ...]:
    """What was typed or answered; at first as many empty ones as there must be."""
    filled = value or {nth: {} for nth in range(max(question.fewest, 1))}
    return tuple(
        Row(
            nth,
            tuple(
                _asked(inside, row.get(part.key), errors, known, language)
                for part, inside in GROUP.inside(question, nth)
            ),
        )
        for nth, row in filled.items()
    )


def _by_field(problems: Sequence[Problem], language: str) -> dict[str, str]:
    """Of a field with several problems, such as two files that may not be added, all of them."""
    errors: dict[str, str] = {}
    for problem in problems:
        errors[problem.field] = f"{errors.get(problem.field, '')} {sentence(problem, language)}".strip()
    return errors


def sentence(problem: Problem, language: str) -> str:
    values = {
        name: day_text(value, language) if isinstance(value, date) else value for name, value in problem.values.items()
    }
    return _(problem.text) % values


def answered(form: Form, answers: Mapping[str, Any], known: Known, language: str) -> list[Answered]:
    """The answers to what was asked of this person, in the order of the form."""
    return [
        Answered(question.label[language], rules.written(question, answers, known, language), page.key)
        for page in rules.pages_asked(form, answers, known)
        for question in page.questions
        if rules.is_answered(question)
    ]
