"""Households: who lives together, at what ages, and how they are related.

Every function answers with the members, the reference person first, related to each other but without a home.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from eloket.demo.births import birthdays, brought_up
from eloket.demo.frequencies import ByAge, Weighted, figures
from eloket.demo.origins import Origin, draw_origin
from eloket.demo.people import YEAR, Draw, adult, cohabiting, once_married, wed
from eloket.registries.records import CivilStatus, PersonRecord, Relative
from eloket.registries.sources.households import age_on
from eloket.registries.sources.numbering import Sex
from eloket.registries.sources.vital import as_relative

COMPOSITIONS = figures("compositions.json")
_STATUS_ALONE = ByAge((band, Weighted(shares)) for band, shares in COMPOSITIONS["civil_status_alone"].items())
_STATUS_PARENT = ByAge((band, Weighted(shares)) for band, shares in COMPOSITIONS["civil_status_single_parent"].items())
_MARRIED = ByAge(COMPOSITIONS["married_couples"].items())
_WOMEN_ALONE = ByAge(COMPOSITIONS["women_living_alone"].items())


def draw_household(draw: Draw, *, at_most: int) -> list[PersonRecord]:
    size = min(_sizes().draw(draw.rng), at_most)
    return KINDS[_kinds(size).draw(draw.rng)](draw, size)


def alone(draw: Draw, size: int = 1) -> list[PersonRecord]:
    age = _age(draw, "alone")
    person = adult(draw, draw_origin(draw.rng), _sex(draw, _WOMEN_ALONE.at(age)), draw.birthday(age))
    return [_with_past(draw, person, _STATUS_ALONE.at(age))]


def couple(draw: Draw, size: int = 2) -> list[PersonRecord]:
    return list(_pair(draw, draw_origin(draw.rng), _age(draw, "couple")))


def family(draw: Draw, size: int) -> list[PersonRecord]:
    origin = draw_origin(draw.rng)
    # The first child comes when both parents are grown up, the next ones ten months apart at the least.
    one, other = _pair(draw, origin, max(_age(draw, "family"), 20 + size), least=20 + size)
    mother = one if one.sex == "F" else other
    days = birthdays(draw, size - 2, younger=max(one.born_on, other.born_on), mother=mother.born_on)
    named_after = other if one.sex == "F" else one
    return brought_up(draw, [one, other], days, origin, family_name=named_after.family_name)


def single_parent(draw: Draw, size: int) -> list[PersonRecord]:
    origin = draw_origin(draw.rng)
    age = max(_age(draw, "single_parent"), 20 + size)
    parent = adult(draw, origin, _sex(draw, 0.83), draw.birthday(age))
    parent = _with_past(draw, parent, _STATUS_PARENT.at(age))
    days = birthdays(draw, size - 1, younger=parent.born_on, mother=parent.born_on)
    absent = adult(draw, origin, "M" if parent.sex == "F" else "F", draw.birthday(age))
    known = [Relative(None, absent.given_names, absent.family_name)] if draw.rng.random() < 0.85 else []
    named_after = known[0].family_name if known and draw.rng.random() < 0.7 else parent.family_name
    return brought_up(draw, [parent], days, origin, family_name=named_after, elsewhere=known)


def sharing(draw: Draw, size: int) -> list[PersonRecord]:
    """Friends, students, couples who declared nothing."""
    people = [
        adult(draw, draw_origin(draw.rng), _sex(draw, 0.5), draw.birthday(_age(draw, "sharing"))) for _ in range(size)
    ]
    return [replace(people[0], relation="reference"), *people[1:]]


def with_parent(draw: Draw, size: int = 2) -> list[PersonRecord]:
    """An aged parent who lives with a grown-up child."""
    origin, age = draw_origin(draw.rng), _age(draw, "with_parent")
    host = adult(draw, origin, _sex(draw, 0.5), draw.birthday(age))
    parent = adult(draw, origin, "F", draw.birthday(age + draw.rng.randrange(22, 36)))
    widowed = once_married(draw, replace(parent, civil_status="widowed", relation="parent", children=(host.number,)))
    return [replace(host, relation="reference", parents=(host.parents[0], as_relative(parent))), widowed]


KINDS: dict[str, Callable[[Draw, int], list[PersonRecord]]] = {
    "alone": alone,
    "couple": couple,
    "family": family,
    "single_parent": single_parent,
    "sharing": sharing,
    "with_parent": with_parent,
}


def _pair(draw: Draw, origin: Origin, age: int, *, least: int = 18) -> tuple[PersonRecord, PersonRecord]:
    rng = draw.rng
    sex = _sex(draw, 0.4)
    same_sex = rng.random() < 0.03
    partner_origin = origin if rng.random() < 0.8 else draw_origin(rng)
    born = draw.birthday(age)
    one = adult(draw, origin, sex, born)
    other = adult(draw, partner_origin, sex if same_sex else _opposite(sex), _partner_born(draw, born, sex, least))
    return _tied(draw, replace(one, relation="reference"), other, age)


def _partner_born(draw: Draw, born: date, sex: Sex, least: int) -> date:
    """Men are two years older than their partner on average; hardly anybody differs by more than twelve."""
    years = (-2.2 if sex == "F" else 2.2) + max(-10.0, min(10.0, draw.rng.gauss(0, 3.6)))
    latest = draw.today.toordinal() - int((least + 1) * YEAR)
    day = born.toordinal() + int(years * YEAR)
    # Spread over three years: a birth date has 499 numbers.
    return date.fromordinal(day if day <= latest else latest - draw.rng.randrange(1000))


def _tied(draw: Draw, one: PersonRecord, other: PersonRecord, age: int) -> tuple[PersonRecord, PersonRecord]:
    if draw.rng.random() < _MARRIED.at(age):
        return wed(draw, one, replace(other, relation="spouse"))
    if draw.rng.random() < COMPOSITIONS["legally_cohabiting_of_the_rest"]:
        return cohabiting(draw, one, replace(other, relation="partner"))
    return one, other


def _with_past(draw: Draw, person: PersonRecord, statuses: Weighted[CivilStatus]) -> PersonRecord:
    status = statuses.draw(draw.rng)
    if status != "single" and age_on(person.born_on, draw.today) > 20:
        person = once_married(draw, person)
    return replace(person, civil_status=status, relation="reference")


def _age(draw: Draw, kind: str) -> int:
    first, last = _ages(kind).draw(draw.rng)
    return draw.rng.randint(first, last)


def _sex(draw: Draw, women: float) -> Sex:
    return "F" if draw.rng.random() < women else "M"


def _opposite(sex: Sex) -> Sex:
    return "M" if sex == "F" else "F"


@cache
def _ages(kind: str) -> Weighted[tuple[int, int]]:
    bands = COMPOSITIONS["age_of_reference"][kind].items()
    return Weighted({(int(band.split("-")[0]), int(band.split("-")[1])): weight for band, weight in bands})


@cache
def _sizes() -> Weighted[int]:
    shares = {size: share["value"] for size, share in figures("demography.json")["household_size_distribution"].items()}
    larger = COMPOSITIONS["six_or_more"]
    sixes = {int(size): shares["6+"] * weight / sum(larger.values()) for size, weight in larger.items()}
    return Weighted({int(size): share for size, share in shares.items() if size != "6+"} | sixes)


@cache
def _kinds(size: int) -> Weighted[str]:
    return Weighted(COMPOSITIONS["kinds_by_size"][str(size)])
