"""People whose record breaks software that expects the usual: no given name, a year of birth only, thirty letters."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from eloket.demo.addresses import draw_address
from eloket.demo.fixed import person, written
from eloket.registries.records import PersonRecord

LIVING_HERE_SINCE = "2015-03-02"


def edge_cases(first_household: int) -> list[Sequence[PersonRecord]]:
    """Each alone, numbered from `first_household`, the same in every city. One has died and is in no household."""
    return [[_settled(text, household)] for household, text in enumerate(written("edge_cases.yaml"), first_household)]


def _settled(text: dict[str, str], household: int) -> PersonRecord:
    record = person(text, serial=10 * household)
    return replace(
        record,
        household=None if record.died_on else household,
        relation="other" if record.died_on else "reference",
        address=draw_address(Random(record.number)),
        address_since=LIVING_HERE_SINCE,
    )
