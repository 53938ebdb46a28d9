"""One made-up person at a time, and the ties between two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from eloket.demo import names
from eloket.demo.origins import Origin, all_nationalities, birth_place
from eloket.demo.serials import Serials
from eloket.registries.records import Act, PersonRecord, Relative
from eloket.registries.sources.numbering import Sex
from eloket.registries.sources.vital import as_relative

YEAR = 365.25


@dataclass(frozen=True)
class Draw:
    """What people are drawn with: the dice of one block of households, the numbers of the whole city, the day."""

    rng: Random
    serials: Serials
    today: date

    def birthday(self, age: int) -> date:
        """Of somebody who is `age` years old today."""
        return self.days_ago(int(age * YEAR) + 1 + self.rng.randrange(364))

    def days_ago(self, days: int) -> date:
        return date.fromordinal(self.today.toordinal() - days)


def adult(draw: Draw, origin: Origin, sex: Sex, born: date) -> PersonRecord:
    family_name = names.family_name(draw.rng, origin.background)
    parents = _parents_elsewhere(draw.rng, origin, family_name, born.year)
    return _person(draw, origin, sex, born, family_name, parents, is_child=False)


def child(draw: Draw, origin: Origin, born: date, family_name: str, parents: Sequence[Relative]) -> PersonRecord:
    sex: Sex = "M" if draw.rng.random() < 0.512 else "F"
    return _person(draw, origin, sex, born, family_name, tuple(parents), is_child=True)


def wed(draw: Draw, one: PersonRecord, other: PersonRecord) -> tuple[PersonRecord, PersonRecord]:
    act = marriage_act(draw, max(one.born_on, other.born_on))
    return (
        replace(one, civil_status="married", spouse=as_relative(other), marriage_act=act),
        replace(other, civil_status="married", spouse=as_relative(one), marriage_act=act),
    )


def cohabiting(draw: Draw, one: PersonRecord, other: PersonRecord) -> tuple[PersonRecord, PersonRecord]:
    # Legal cohabitation exists since 2000.
    since = max(_grown_up_day(draw, max(one.born_on, other.born_on)), date(2000, 1, 3)).isoformat()
    return (
        replace(one, cohabits_with=as_relative(other), cohabits_since=since),
        replace(other, cohabits_with=as_relative(one), cohabits_since=since),
    )


def once_married(draw: Draw, person: PersonRecord) -> PersonRecord:
    """The act of a marriage that ended stays on record."""
    return replace(person, marriage_act=marriage_act(draw, person.born_on))


def marriage_act(draw: Draw, younger_born_on: str) -> Act:
    on = _grown_up_day(draw, younger_born_on)
    place = "Antwerpen" if draw.rng.random() < 0.8 else "Mortsel"
    return Act(draw.serials.next_marriage_act(on.year), on.isoformat(), place)


def _grown_up_day(draw: Draw, born_on: str) -> date:
    """A day between coming of age and today, mostly in the first twenty years."""
    first = date.fromisoformat(born_on).toordinal() + int(18 * YEAR) + 1
    available = max(draw.today.toordinal() - first, 1)
    return date.fromordinal(first + int(draw.rng.triangular(0, min(available, 25 * YEAR), min(available, 9 * YEAR))))


def _person(
    draw: Draw,
    origin: Origin,
    sex: Sex,
    born: date,
    family_name: str,
    parents: tuple[Relative, ...],
    *,
    is_child: bool,
) -> PersonRecord:
    place, country = birth_place(draw.rng, origin, is_child=is_child)
    return PersonRecord(
        number=draw.serials.next_number(born.isoformat(), sex),
        given_names=names.given_names(draw.rng, origin.background, sex, born.year),
        family_name=family_name,
        sex=sex,
        born_on=born.isoformat(),
        birth_place=place,
        birth_country=country,
        nationalities=all_nationalities(draw.rng, origin),
        civil_status="single",
        household=None,
        relation="other",
        address=None,
        address_since="",
        birth_act=_birth_act(draw, born, place) if country == "BE" else None,
        parents=parents,
    )


def _birth_act(draw: Draw, born: date, place: str) -> Act:
    """A birth is declared within fifteen days."""
    on = date.fromordinal(min(born.toordinal() + draw.rng.randrange(1, 15), draw.today.toordinal()))
    return Act(draw.serials.next_birth_act(on.year), on.isoformat(), place)


def _parents_elsewhere(rng: Random, origin: Origin, family_name: str, year: int) -> tuple[Relative, ...]:
    """Named in the birth act, without a number: not registered in this city, or no longer alive."""
    background = origin.background
    father = Relative(None, names.given_names(rng, background, "M", year - 30), family_name)
    mother = Relative(None, names.given_names(rng, background, "F", year - 28), names.family_name(rng, background))
    return father, mother
