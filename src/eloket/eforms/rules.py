"""Which pages and questions a form asks of whom, and what is an answer."""

from collections.abc import Mapping
from typing import Any

from eloket.eforms.definition import Form, Page, Question, When
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions import TYPES
from eloket.eforms.questions.base import Choosable, Known, Sent

Answers = Mapping[str, Any]
"""Answers by the key of their question; JSON values."""


def pages_asked(form: Form, answers: Answers, known: Known) -> list[Page]:
    """The pages with something to ask, each with only the questions it asks: by the answers so far, and what is known.

    A page further on may come or go with an answer: what depends on a question that is not asked is not asked.
    """
    asked: list[Page] = []
    so_far: dict[str, Any] = {}
    for page in form.pages:
        if not _holds(page.when, so_far):
            continue
        questions = tuple(each for each in page.questions if _holds(each.when, so_far) and _is_asked(each, known))
        so_far |= {each.key: answers[each.key] for each in questions if each.key in answers}
        if questions:
            asked.append(page if questions == page.questions else page.model_copy(update={"questions": questions}))
    return asked


def answers_asked(form: Form, answers: Answers, known: Known) -> dict[str, Any]:
    """The answers to what is asked. Those to questions that another answer took away are left out."""
    return {
        question.key: answers[question.key]
        for page in pages_asked(form, answers, known)
        for question in page.questions
        if question.key in answers
    }


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
    return next((page for page in pages_asked(form, answers, known) if _is_open(page, answers, known)), None)


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


def _holds(when: When, answers: Answers) -> bool:
    return all(set(values) & set(_chosen(answers.get(key))) for key, values in when.items())


def _chosen(answer: Any) -> list[str]:
    return answer if isinstance(answer, list) else [answer]


def _is_asked(question: Question, known: Known) -> bool:
    """What the city knows is shown, not asked; unless the question chooses from what it knows."""
    return TYPES[question.type].chooses_from_fact or question.fact is None or not known.facts.get(question.fact)


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


def neighbours(pages: list[Page], key: str) -> tuple[str | None, str | None]:
    """The keys of the pages before and after the one with this key."""
    keys = [each.key for each in pages]
    at = keys.index(key)
    return (keys[at - 1] if at else None), (keys[at + 1] if at + 1 < len(keys) else None)
