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
from eloket.eforms.questions.base import Choosable, Known, Sent


@dataclass(frozen=True)
class Asked:
    """One question on a page, in one language. `errors` are sentences by field."""

    question: Question
    label: str
    hint: str
    why: str
    value: Any
    choices: tuple[Choosable, ...]
    unit: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


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
    errors = {problem.field: sentence(problem, language) for problem in problems}
    return [
        Asked(
            question=question,
            label=question.label[language],
            hint=question.hint[language] if question.hint else "",
            why=question.why[language],
            value=rules.typed(question, sent) if sent else rules.shown(question, answers, known),
            choices=rules.choices(question, known, language),
            unit=question.unit[language] if question.unit else "",
            errors={name: text for name, text in errors.items() if name.split("-")[0] == question.key},
        )
        for question in page.questions
    ]


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
    ]
