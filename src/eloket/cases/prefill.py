"""What the city knows already: shown with its source, never asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from eloket.eforms.questions import base as questions
from eloket.profiles.rules import Facts, Known
from eloket.profiles.vocabulary import VOCABULARY
from eloket.profiles.wording import written


@dataclass(frozen=True)
class KnownRow:
    """One fact as a row of a page. Without lines the source does not know it, and the page says so."""

    name: str
    label: str
    lines: tuple[str, ...]
    source: str = ""
    observed_at: datetime | None = None


def rows(names: Iterable[str], facts: Facts, language: str) -> list[KnownRow]:
    return [_row(name, facts.get(name), language) for name in names]


def _row(name: str, known: Known | None, language: str) -> KnownRow:
    fact = VOCABULARY[name]
    if known is None:
        return KnownRow(name, fact.label(language), ())
    lines = written(fact.form, known.value, language)
    return KnownRow(name, fact.label(language), lines, known.source, known.observed_at)


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
