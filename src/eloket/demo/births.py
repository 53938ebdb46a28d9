"""The children of a household."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from eloket.demo.origins import Origin
from eloket.demo.people import YEAR, Draw, child
from eloket.registries.records import PersonRecord, Relative
from eloket.registries.sources.vital import as_relative

LEAVES_HOME = 28
LAST_BIRTH = 45
BETWEEN_BIRTHS = 300  # days


def birthdays(draw: Draw, children: int, *, younger: str, mother: str) -> list[date]:
    """Eldest first: after the younger parent came of age, before the mother was 45, no older than 28 today."""
    today = draw.today.toordinal()
    first = max(_ordinal(younger) + int(18 * YEAR) + 1, today - int(LEAVES_HOME * YEAR))
    last = min(_ordinal(mother) + int(LAST_BIRTH * YEAR), today)
    spare = max(last - first - BETWEEN_BIRTHS * (children - 1), 0)
    days = sorted(draw.rng.randint(0, spare) for _ in range(children))
    return [date.fromordinal(min(first + day + BETWEEN_BIRTHS * nth, today)) for nth, day in enumerate(days)]


def brought_up(
    draw: Draw,
    parents: Sequence[PersonRecord],
    days: Sequence[date],
    origin: Origin,
    *,
    family_name: str,
    elsewhere: Sequence[Relative] = (),
) -> list[PersonRecord]:
    """The parents with a child for each of these days. `elsewhere`: a parent who does not live here."""
    belgian = any("BE" in parent.nationalities for parent in parents)
    own = Origin("BE" if belgian else origin.nationality, origin.background)
    named = [*(as_relative(parent) for parent in parents), *elsewhere]
    children = [replace(child(draw, own, day, family_name, named), relation="child") for day in days]
    numbers = tuple(child.number for child in children)
    return [*(replace(parent, children=numbers) for parent in parents), *children]


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
