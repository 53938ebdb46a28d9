"""Builders: questions, forms, and what a browser sends."""

from datetime import date
from typing import Any

from eloket.core.texts import Text
from eloket.eforms.definition import Form, Option, Page, Question
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions.base import Known, Sent
from eloket.eforms.rules import check_page

TODAY = date(2026, 11, 24)
WORDS = Text(nl="Woorden", en="Words")
OPTIONS = (Option(value="red", label=Text(nl="Rood", en="Red"), hint=Text(nl="Warm", en="Warm")),)
HOUSEHOLD = [
    {"number": "1", "given_names": "Fatima", "family_name": "El Amrani", "birth_date": "1992-03-14"},
    {"number": "2", "given_names": "", "family_name": "Yanti", "birth_date": "1997"},
    {"number": "3", "given_names": "Adam", "family_name": "Peeters", "birth_date": ""},
]
KNOWN = Known(TODAY, {"household.members": HOUSEHOLD})


def a_question(type_: str, key: str = "q", **fields: Any) -> Question:
    chooses = {"fact": "household.members"}
    by_type: dict[str, dict[str, Any]] = {
        "household_members": chooses,
        "household_member": chooses,
        "person": chooses | {"who": ("me", "child", "partner", "household", "other")},
        "choice": {"options": OPTIONS},
        "several": {"options": OPTIONS},
        "group": {"questions": [{"key": "name", "type": "text", "label": WORDS}]},
        "calculated": {"calculated": {"value": "people * 500"}},
    }
    extra = by_type.get(type_, {})
    return Question.model_validate({"key": key, "type": type_, "label": WORDS, "why": WORDS} | extra | fields)


def a_page(*questions: Question, key: str = "p") -> Page:
    return Page(key=key, title=WORDS, questions=questions)


def a_form(*pages: Page, **fields: Any) -> Form:
    return Form(pages=pages, declaration=WORDS, submit=WORDS, **fields)


def sent(**fields: str | list[str]) -> Sent:
    """`q_day` stands for the field "q-day"."""
    values = {name: [value] if isinstance(value, str) else value for name, value in fields.items()}
    return Sent({name.replace("_", "-"): value for name, value in values.items()})


def answer(question: Question, known: Known = KNOWN, **fields: str | list[str]) -> Any:
    return check_page(a_page(question), sent(**fields), known)[question.key]


def problems(question: Question, known: Known = KNOWN, **fields: str | list[str]) -> list[Problem]:
    """What is wrong with what was sent. Nothing: it is an answer."""
    try:
        answer(question, known, **fields)
    except Problems as found:
        return list(found.problems)
    return []


def refused_fields(question: Question, known: Known = KNOWN, **fields: str | list[str]) -> list[str]:
    return [problem.field for problem in problems(question, known, **fields)]
