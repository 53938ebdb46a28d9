"""A made-up city: its households, one after the other, the same ones for the same seed and day.

Pure: a stream of records, with memory that does not grow with the city.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from random import Random

from eloket.demo import cast
from eloket.demo.edge_cases import edge_cases
from eloket.demo.homes import settled
from eloket.demo.households import draw_household
from eloket.demo.people import Draw
from eloket.demo.serials import Serials
from eloket.registries.records import PersonRecord

# Each block of households has dice of its own.
BLOCK = 500


def households(citizens: int, *, seed: int, today: date) -> Iterator[Sequence[PersonRecord]]:
    """The fixed cast, the edge cases, then drawn households, until there are this many citizens.

    The cast is there in full, however few citizens are asked. A smaller city is the beginning of a larger one, but
    for its last household. Raises NoNumberLeft when a birth date has no number left (far beyond a million citizens).
    """
    serials = Serials()
    placed, homes = 0, 0
    for members in (*cast.HOUSEHOLDS, *edge_cases(len(cast.HOUSEHOLDS) + 1)):
        if homes >= len(cast.HOUSEHOLDS) and placed >= citizens:
            return
        for person in members:
            serials.next_number(person.born_on, person.sex)
        yield members
        placed, homes = placed + len(members), homes + 1
    for draw in _dice(seed, serials, today):
        if placed >= citizens:
            return
        homes += 1
        members = settled(draw, draw_household(draw, at_most=citizens - placed), homes)
        yield members
        placed += len(members)


def _dice(seed: int, serials: Serials, today: date) -> Iterator[Draw]:
    for block in count():
        yield from [Draw(Random(f"{seed}/{block}"), serials, today)] * BLOCK
