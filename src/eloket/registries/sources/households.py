"""Who is what in a household. Pure: records in, records out."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from eloket.core.numbers import NationalNumber
from eloket.registries.records import PersonRecord, Relation

COMES_OF_AGE = 18
_RANK: dict[Relation, int] = {"reference": 0, "spouse": 1, "partner": 1, "child": 2, "parent": 3, "other": 3}


def age_on(born_on: str, day: date) -> int:
    """Full years. An unknown month or day counts as the first one: the person is taken to be older."""
    year, month, dom = (*(int(part) for part in born_on.split("-")), 1, 1)[:3]
    return day.year - year - ((day.month, day.day) < (month, dom))


def is_adult(person: PersonRecord, day: date) -> bool:
    """Someone whose birth date is unknown is registered as an adult."""
    return not person.born_on or age_on(person.born_on, day) >= COMES_OF_AGE


def ordered(members: Sequence[PersonRecord]) -> list[PersonRecord]:
    """As a certificate lists them: reference person, spouse or partner, children by birth date, others."""
    return sorted(members, key=lambda member: (_RANK[member.relation], member.born_on, member.number))


def led_by(members: Sequence[PersonRecord], reference: NationalNumber) -> list[PersonRecord]:
    """The members with their relations to this reference person."""
    head = next(member for member in members if member.number == reference)
    present = {member.number for member in members}
    return [replace(member, relation=relation(member, head, present)) for member in members]


def relation(member: PersonRecord, head: PersonRecord, present: Collection[NationalNumber]) -> Relation:
    """What a member is to the reference person. Children of a spouse or partner in the household count as children."""
    if member.number == head.number:
        return "reference"
    if is_tied(head, member.number):
        return "spouse" if head.spouse and head.spouse.number == member.number else "partner"
    parents = {parent.number for parent in member.parents} - {None}
    if any(head.number == parent or (is_tied(head, parent) and parent in present) for parent in parents):
        return "child"
    return "parent" if any(parent.number == member.number for parent in head.parents) else "other"


def is_tied(person: PersonRecord, number: NationalNumber | None) -> bool:
    """Married to or legally cohabiting with the person of this number."""
    ties = (person.spouse, person.cohabits_with)
    return number is not None and any(tie is not None and tie.number == number for tie in ties)


def successor(members: Sequence[PersonRecord], *, of: PersonRecord, on: date) -> NationalNumber:
    """The next reference person: the spouse or partner of the last one, else the eldest adult, else the eldest."""
    first = min(
        members,
        key=lambda member: (
            not is_tied(of, member.number),
            not is_adult(member, on),
            member.born_on,
            member.number,
        ),
    )
    return first.number
