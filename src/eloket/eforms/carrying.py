"""What stays of somebody's answers when a newer form takes the place of the one they were filling in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eloket.eforms.definition import Form, Question
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions import TYPES
from eloket.eforms.questions.base import Known
from eloket.eforms.rules import pages_asked


@dataclass(frozen=True)
class Carried:
    """The answers that stay, and the questions whose answer does not: those that were asked, as they were."""

    answers: Mapping[str, Any]
    dropped: tuple[Question, ...]


def carry_over(old: Form, new: Form, answers: Mapping[str, Any], known: Known) -> Carried:
    """Keep each answer whose question is there under the same key and type, and that still answers it.

    Answers to what is not asked at this moment stay too: another answer may bring their question back.
    """
    questions = {question.key: question for question in new.questions}
    before = {question.key: question for question in old.questions}
    stay: dict[str, Any] = {}
    # In the order of the form: an answer may be held against an earlier one that stays.
    for key in filter(answers.__contains__, questions):
        against = Known(known.today, known.facts, {**known.answers, **stay})
        if key in before and _holds(questions[key], before[key], answers[key], against):
            stay[key] = answers[key]
    asked = [question for page in pages_asked(old, answers, known) for question in page.questions]
    given = [each for each in asked if TYPES[each.type].is_typed and answers.get(each.key) is not None]
    dropped = [each for each in given if each.key not in stay]
    return Carried(stay, tuple(dropped))


def _holds(question: Question, before: Question, answer: Any, known: Known) -> bool:
    if question.type != before.type:
        return False
    if question.type == "group" and not _has_the_same_parts(question, before):
        return False
    if not TYPES[question.type].is_typed:
        # What is only shown has to be seen again when it says something else.
        return question == before
    if answer is None:
        return not question.required
    try:
        TYPES[question.type].recheck(question, answer, known)
    except (Problem, Problems):
        return False
    return True


def _has_the_same_parts(question: Question, before: Question) -> bool:
    """A row answers all of what is asked of each, or it is asked again."""
    return {each.key: each.type for each in question.questions} == {each.key: each.type for each in before.questions}
