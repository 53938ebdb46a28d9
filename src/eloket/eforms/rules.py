from collections.abc import Mapping
from typing import Any

from eloket.eforms.definition import Form, Page, Question
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions import TYPES
from eloket.eforms.questions.base import Choosable, Known, Sent

Answers = Mapping[str, Any]
"""Answers by the key of their question; JSON values."""


def check_page(page: Page, sent: Sent, known: Known) -> dict[str, Any]:
    """The answers to one page. Raises Problems with everything that is wrong, in the order of the page."""
    answers: dict[str, Any] = {}
    problems: list[Problem] = []
    for question in page.questions:
        try:
            answers[question.key] = TYPES[question.type].answer(question, sent, known)
        except Problem as problem:
            problems.append(problem)
        except Problems as several:
            problems.extend(several.problems)
    if problems:
        raise Problems(problems)
    return answers


def first_open_page(form: Form, answers: Answers, known: Known) -> Page | None:
    """The first page with a question that has no answer, or none that holds today. None: everything is answered."""
    return next((page for page in form.pages if _is_open(page, answers, known)), None)


def stale(page: Page, answers: Answers, known: Known) -> list[Problem]:
    """What is wrong today with answers given before: time went by, or the register changed."""
    problems: list[Problem] = []
    for question in page.questions:
        try:
            if answers.get(question.key) is not None:
                TYPES[question.type].recheck(question, answers[question.key], known)
        except Problem as problem:
            problems.append(problem)
    return problems


def _is_open(page: Page, answers: Answers, known: Known) -> bool:
    return any(question.key not in answers for question in page.questions) or bool(stale(page, answers, known))


def choices(question: Question, known: Known, language: str) -> tuple[Choosable, ...]:
    return TYPES[question.type].choices(question, known, language)


def typed(question: Question, sent: Sent) -> Any:
    return TYPES[question.type].typed(question, sent)


def shown(question: Question, answers: Answers, known: Known) -> Any:
    return TYPES[question.type].shown(question, answers.get(question.key), known)


def written(question: Question, answers: Answers, known: Known, language: str) -> tuple[str, ...]:
    return TYPES[question.type].written(question, answers.get(question.key), known, language)


def neighbours(form: Form, page: Page) -> tuple[str | None, str | None]:
    """The keys of the pages before and after this one."""
    keys = [each.key for each in form.pages]
    at = keys.index(page.key)
    return (keys[at - 1] if at else None), (keys[at + 1] if at + 1 < len(keys) else None)
