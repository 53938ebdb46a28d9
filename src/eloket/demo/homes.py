"""Giving a household its number, its address and the day it came to live there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from eloket.demo.addresses import draw_address
from eloket.demo.people import YEAR, Draw
from eloket.registries.records import PersonRecord

# Of 1,000 households: whose address is protected, and who live alone and were struck off without a known address.
PROTECTED, WITHOUT_ADDRESS = 2, 4
YEARS_AT_ADDRESS = 8


def settled(draw: Draw, members: Sequence[PersonRecord], household: int) -> list[PersonRecord]:
    fate = draw.rng.randrange(1000)
    if len(members) == 1 and fate >= 1000 - WITHOUT_ADDRESS:
        return list(members)
    address, since = draw_address(draw.rng), _moved_in(draw, members[0])
    return [
        replace(
            member,
            household=household,
            address=address,
            address_since=max(since, member.born_on),
            protected=fate < PROTECTED,
        )
        for member in members
    ]


def _moved_in(draw: Draw, reference: PersonRecord) -> str:
    """After the reference person came of age."""
    grown_up = draw.today.toordinal() - date.fromisoformat(reference.born_on).toordinal() - int(18 * YEAR) - 1
    return draw.days_ago(int(min(draw.rng.expovariate(1 / YEARS_AT_ADDRESS) * YEAR, max(grown_up, 0)))).isoformat()
