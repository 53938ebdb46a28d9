"""Which pages and questions a form asks of whom, and what is an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from eloket.eforms.definition import Form, Page, Question, When
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions import TYPES
from eloket.eforms.questions.base import Choosable, Known, Sent
from eloket.eforms.questions.groups import pressed as pressed_in
from eloket.eforms.variables import Values, compiled

Answers = Mapping[str, Any]
"""Answers by the key of their question; JSON values."""


@dataclass(frozen=True)
class Walk:
    """The way of one person through a form: the pages asked, each with only the questions it asks, and the answers.

    The answers are those to what is asked, and what was computed from them.
    """

    pages: list[Page]
    answers: dict[str, Any]


def walk(form: Form, answers: Answers, known: Known) -> Walk:
    """By the answers so far, and what is known. A page further on may come or go with an answer: what depends on a
    question that is not asked is not asked.
    """
    asked: list[Page] = []
    so_far: dict[str, Any] = {}
    values = compiled(form).knowing(known)
    for page in form.pages:
        if not _holds(page.when, so_far, values):
            continue
        questions = tuple(
            each for each in page.questions if _is_asked(each, known) and _holds(each.when, so_far, values)
        )
        for each in questions:
            if each.calculated:
                so_far[each.key] = values.number(each.calculated.value)
            elif each.key in answers and TYPES[each.type].is_typed:
                so_far[each.key] = answers[each.key]
            values.learn(each, so_far.get(each.key))
        if questions:
            asked.append(page if questions == page.questions else page.model_copy(update={"questions": questions}))
    return Walk(asked, so_far)


def pages_asked(form: Form, answers: Answers, known: Known) -> list[Page]:
    """The pages with something to ask, each with only the questions it asks."""
    return walk(form, answers, known).pages


def answers_asked(form: Form, answers: Answers, known: Known) -> dict[str, Any]:
    """The answers to what is asked, and what was computed. Those that another answer took away are left out."""
    return walk(form, answers, known).answers


def having_answered(form: Form, answers: Answers, known: Known) -> Known:
    """What is known, with the answers so far and what was computed from them: for what is asked of a page."""
    return replace(known, answers=answers_asked(form, answers, known))


def check_page(page: Page, sent: Sent, known: Known) -> dict[str, Any]:
    """The answers to one page. Raises Problems with everything that is wrong, in the order of the page."""
    answers: dict[str, Any] = {}
    problems: list[Problem] = []
    for question in page.questions:
        so_far = replace(known, answers={**known.answers, **answers})
        try:
            answers[question.key] = TYPES[question.type].answer(question, sent, so_far)
        except Problem as problem:
            problems.append(problem)
        except Problems as several:
            problems.extend(several.problems)
    if problems:
        raise Problems(problems)
    return answers


def first_open_page(form: Form, answers: Answers, known: Known) -> Page | None:
    """The first page with a question that has no answer, or none that holds today. None: everything is answered."""
    way = walk(form, answers, known)
    known = replace(known, answers=way.answers)
    return next((page for page in way.pages if _is_open(page, answers, known)), None)


def stale(page: Page, answers: Answers, known: Known) -> list[Problem]:
    """What is wrong today with answers given before: time went by, or the register changed."""
    problems: list[Problem] = []
    for question in page.questions:
        try:
            # Of what is computed also that it could not be is an answer.
            if answers.get(question.key) is not None or (question.calculated and question.key in answers):
                TYPES[question.type].recheck(question, answers[question.key], known)
        except Problem as problem:
            problems.append(problem)
    return problems


def _holds(when: When, answers: Answers, values: Values) -> bool:
    if isinstance(when, str):
        return values.holds(when)
    return all(set(wanted) & set(_chosen(answers.get(key))) for key, wanted in when.items())


def _chosen(answer: Any) -> list[str]:
    if isinstance(answer, Mapping):
        return [answer.get("who", "")]
    return answer if isinstance(answer, list) else [answer]


def _is_asked(question: Question, known: Known) -> bool:
    """What the city knows is shown, not asked; unless the question chooses from what it knows."""
    return TYPES[question.type].chooses_from_fact or question.fact is None or not known.facts.get(question.fact)


def _is_open(page: Page, answers: Answers, known: Known) -> bool:
    return any(question.key not in answers for question in page.questions) or bool(stale(page, answers, known))


def pressed(page: Page, sent: Sent) -> Sent | None:
    """What was sent, after a button of the page that adds or removes something. None: no such button was pressed."""
    return pressed_in(page.questions, sent)


def is_answered(question: Question) -> bool:
    """Whether there is something to read back of it: of a text there is not."""
    return question.type != "information"


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
