"""What the city knows already: shown with its source, never asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from eloket.eforms.definition import Form
from eloket.eforms.questions import TYPES
from eloket.eforms.questions import base as questions
from eloket.profiles.models import ContactPoint, FactSheet
from eloket.profiles.rules import Facts, Known
from eloket.profiles.vocabulary import VOCABULARY
from eloket.profiles.wording import written

OWN = "own"
"""The source of what citizens said themselves."""


@dataclass(frozen=True)
class KnownRow:
    """One fact as a row of a page. Without lines the source does not know it, and the page says so."""

    name: str
    label: str
    lines: tuple[str, ...]
    source: str = ""
    observed_at: datetime | None = None
    doubt: str = ""

    @property
    def is_own(self) -> bool:
        """The citizen said so, no register."""
        return self.source == OWN


def facts_of(profile_id: UUID | None) -> Facts:
    """What registers said of this person, and how they themselves want to be reached. Nothing of a stranger."""
    if profile_id is None:
        return {}
    points = ContactPoint.objects.filter(profile=profile_id)
    own = {f"contact.{point.kind}": Known(point.value, OWN, point.given_at) for point in points}
    return own | dict(FactSheet.objects.facts_of(profile_id))


def names_shown(form: Form, facts: Facts) -> tuple[str, ...]:
    """The facts that a form shows: those it lists, and those it would ask of whoever is not known."""
    instead = [
        question.fact
        for question in form.questions
        if question.fact and question.fact in facts and not TYPES[question.type].chooses_from_fact
    ]
    asked = {question.fact for question in form.questions if question.fact not in facts}
    return tuple(name for name in dict.fromkeys([*form.facts, *instead]) if name not in asked)


def rows(
    names: Iterable[str], facts: Facts, language: str, *, doubts: Mapping[str, str] = MappingProxyType({})
) -> list[KnownRow]:
    """A row for each fact; `doubts` is what the citizen says of those that are wrong."""
    return [_row(name, facts.get(name), language, doubts.get(name, "")) for name in names]


def _row(name: str, known: Known | None, language: str, doubt: str) -> KnownRow:
    fact = VOCABULARY[name]
    if known is None:
        return KnownRow(name, fact.label(language), ())
    lines = written(fact.form, known.value, language)
    return KnownRow(name, fact.label(language), lines, known.source, known.observed_at, doubt)


def in_words(values: Mapping[str, Any], language: str = "nl") -> dict[str, str]:
    """These values of facts as text, by the name of the fact."""
    return {name: ", ".join(written(VOCABULARY[name].form, value, language)) for name, value in values.items()}


def known(facts: Facts, *, today: date) -> questions.Known:
    """What answers are checked against."""
    return questions.Known(today, {name: fact.value for name, fact in facts.items()})


def frozen(names: Iterable[str], facts: Facts) -> dict[str, Any]:
    """The facts that a form showed, to be kept with the case."""
    return {
        name: {"value": facts[name].value, "source": facts[name].source, "at": facts[name].observed_at.isoformat()}
        for name in names
        if name in facts
    }


def thawed(kept: Mapping[str, Any]) -> Facts:
    """The facts that a case kept, as they were known then."""
    return {
        name: Known(fact["value"], fact["source"], datetime.fromisoformat(fact["at"])) for name, fact in kept.items()
    }
