import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from eloket.catalogue.definition import Review, ServiceDefinition, Step
from eloket.core.dates import add_working_days
from eloket.eforms.definition import Form
from eloket.profiles.rules import Facts

NUMBER_LENGTH = 10
LONGEST_REASON = 2000
# How long a draft is kept after the last change.
KEPT = timedelta(days=30)
KEPT_WITHOUT_SIGN_IN = timedelta(days=7)
HELP_LASTS = timedelta(hours=24)
LONGEST_HELP_REASON = 200


def step_at(definition: ServiceDefinition, done: int) -> Step | None:
    """The step after the `done` that are behind. None: the procedure has run its course."""
    return definition.procedure[done] if done < len(definition.procedure) else None


def reviews(definition: ServiceDefinition) -> list[Review]:
    return [step.review for step in definition.procedure if step.review]


def is_old_enough(definition: ServiceDefinition, facts: Facts, *, today: date) -> bool:
    """Whether this person has the age the service asks for. Who was born when nobody knows counts as old enough.

    Of a birth date that is known in part, the latest day it can be counts.
    """
    born = facts.get("person.birth_date")
    if definition.minimum_age is None or born is None:
        return True
    year, month, day = (*(int(part) for part in str(born.value).split("-")), 0, 0)[:3]
    birthday = (today.month, today.day) >= (month or 12, day or 31)
    return today.year - year - (not birthday) >= definition.minimum_age


def due_on(submitted_on: date, definition: ServiceDefinition) -> date:
    """The last day of the promised term; the day of submission does not count."""
    term = definition.decide_within
    if term.days is not None:
        return submitted_on + timedelta(days=term.days)
    return add_working_days(submitted_on, term.working_days or 0)


def own_data(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered about the citizen's own facts, by the name of the fact."""
    return {each.fact: answers[each.key] for each in form.questions if each.fact and answers.get(each.key)}


def kept_until(saved_on: date, *, is_signed_in: bool) -> date:
    """The last day on which a draft is there, if nothing is added."""
    return saved_on + (KEPT if is_signed_in else KEPT_WITHOUT_SIGN_IN)


@dataclass(frozen=True)
class Seen:
    """The answers to some questions, by their keys, as a page showed them: their mark."""

    keys: tuple[str, ...]
    mark: str


def mark(keys: Iterable[str], answers: Mapping[str, Any]) -> str:
    """The same for the same answers to these questions, and short enough to travel in a page."""
    written = json.dumps({key: answers[key] for key in keys if key in answers}, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def is_overtaken(seen: Seen, answers: Mapping[str, Any], helped: Mapping[str, str], *, by: str) -> bool:
    """Whether somebody else answered one of these questions since a page showed them.

    `helped` says which clerk answered what; `by` is the clerk who answers now, empty for the citizen. What one changed
    oneself, in another tab or before going back, is no surprise.
    """
    answered = [key for key in seen.keys if key in answers]
    return mark(seen.keys, answers) != seen.mark and any(helped.get(key, "") != by for key in answered)


NO_SIGN_IN = ("none", "low")
"""The assurance levels of services that anybody may ask for."""
