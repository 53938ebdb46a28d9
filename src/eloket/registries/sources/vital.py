"""What a birth, a death, a marriage and a divorce do to the records of those concerned. Pure.

Each answers with everybody's record after the event, the people it is about first. `others` are the rest of
their households and whoever they are married to or legally cohabit with, wherever those live.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from eloket.core.numbers import NationalNumber
from eloket.registries.errors import EventRefused
from eloket.registries.records import Act, PersonRecord, Relative
from eloket.registries.sources.households import is_tied, led_by, relation
from eloket.registries.sources.moves import left_behind


@dataclass(frozen=True)
class Newborn:
    """What an act of birth says. `number` was taken for it."""

    number: NationalNumber
    given_names: str
    family_name: str
    sex: Literal["M", "F", "X"]
    act: Act


def as_relative(person: PersonRecord) -> Relative:
    return Relative(person.number, person.given_names, person.family_name)


def born(
    newborn: Newborn, parents: Sequence[PersonRecord], others: Sequence[PersonRecord], *, on: date
) -> list[PersonRecord]:
    """The child is registered in the household of the first parent, and is Belgian when a parent is."""
    child, first = _child(newborn, parents, on.isoformat()), parents[0]
    home = [member for member in (*parents, *others) if first.household and member.household == first.household]
    heads = [member for member in home if member.relation == "reference"]
    if heads:
        child = replace(child, relation=relation(child, heads[0], {member.number for member in home}))
    return [child, *(replace(parent, children=(*parent.children, child.number)) for parent in parents), *others]


def died(person: PersonRecord, others: Sequence[PersonRecord], *, on: date) -> list[PersonRecord]:
    """Ends the marriage or cohabitation, and leaves the household. The last address stays on record."""
    bereaved = [_bereaved(other, person) for other in others]
    home = [other for other in bereaved if other.household is not None and other.household == person.household]
    elsewhere = [other for other in bereaved if other not in home]
    heads = [person] if person.relation == "reference" else []
    gone = replace(person, died_on=on.isoformat(), household=None, relation="other")
    return [gone, *left_behind(home, heads, on=on), *elsewhere]


def married(pair: Sequence[PersonRecord], others: Sequence[PersonRecord], *, act: Act) -> list[PersonRecord]:
    """A marriage ends the legal cohabitation of either, also one with somebody else (Old Civil Code, article 1476)."""
    wed = [
        replace(_released(one), civil_status="married", spouse=as_relative(other), marriage_act=act)
        for one, other in (pair, reversed(pair))
    ]
    freed = [
        _released(other) if other.cohabits_with and other.cohabits_with.number in _numbers(pair) else other
        for other in others
    ]
    return _related_again([*wed, *freed], wed)


def divorced(pair: Sequence[PersonRecord], others: Sequence[PersonRecord]) -> list[PersonRecord]:
    """Both stay at their address until a move. The act of marriage stays on record."""
    apart = [replace(one, civil_status="divorced", spouse=None) for one in pair]
    return _related_again([*apart, *others], apart)


def family_name(parents: Sequence[PersonRecord], *, named_after: NationalNumber | None, eldest: str | None) -> str:
    """The name the parents choose: that of one of them, the second one's unless they say otherwise.

    Children of the same parents carry the same name: that of the `eldest` (Old Civil Code, article 335).
    Raises EventRefused.
    """
    if named_after is not None and named_after not in _numbers(parents):
        raise EventRefused(_("Het kind kan alleen de naam van een van de ouders krijgen."))
    chosen = next((parent.family_name for parent in parents if parent.number == named_after), None)
    if eldest is not None and chosen not in (None, eldest):
        raise EventRefused(_("Kinderen van dezelfde ouders krijgen dezelfde achternaam."))
    return chosen or eldest or parents[-1].family_name


def _child(newborn: Newborn, parents: Sequence[PersonRecord], day: str) -> PersonRecord:
    first = parents[0]
    belgian = any("BE" in parent.nationalities for parent in parents)
    return PersonRecord(
        number=newborn.number,
        given_names=newborn.given_names,
        family_name=newborn.family_name,
        sex=newborn.sex,
        born_on=day,
        birth_place=newborn.act.place,
        birth_country="BE",
        nationalities=("BE",) if belgian else first.nationalities,
        civil_status="single",
        household=first.household,
        relation="other",
        address=first.address,
        address_since=day if first.address else "",
        birth_act=newborn.act,
        parents=tuple(as_relative(parent) for parent in parents),
        protected=first.protected,
    )


def _numbers(people: Sequence[PersonRecord]) -> list[NationalNumber]:
    return [person.number for person in people]


def _released(person: PersonRecord) -> PersonRecord:
    return replace(person, cohabits_with=None, cohabits_since="")


def _bereaved(other: PersonRecord, person: PersonRecord) -> PersonRecord:
    if not is_tied(other, person.number):
        return other
    if other.spouse and other.spouse.number == person.number:
        return replace(other, civil_status="widowed", spouse=None)
    return _released(other)


def _related_again(everybody: Sequence[PersonRecord], pair: Sequence[PersonRecord]) -> list[PersonRecord]:
    """With new relations in the household that both of the pair live in, when one of them is its reference person."""
    heads = [one for one in pair if one.relation == "reference"]
    if not heads or pair[0].household is None or pair[0].household != pair[1].household:
        return list(everybody)
    home = [person for person in everybody if person.household == pair[0].household]
    again = {person.number: person for person in led_by(home, heads[0].number)}
    return [again.get(person.number, person) for person in everybody]
