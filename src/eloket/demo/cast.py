"""The households every example city begins with, whatever its seed: for the demo, and for tests of every room.

Their birth dates do not move with the calendar; the ages in the sentences are those of 2026.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eloket.core.numbers import NationalNumber
from eloket.core.texts import Text
from eloket.demo.fixed import household, written
from eloket.registries.records import PersonRecord


@dataclass(frozen=True)
class CastMember:
    """Someone to sign in as. `who` says who they are."""

    number: NationalNumber
    name: str
    who: Text


_WRITTEN = written("cast.yaml")

HOUSEHOLDS: Sequence[Sequence[PersonRecord]] = [household(text, nth) for nth, text in enumerate(_WRITTEN, start=1)]


def _members() -> list[CastMember]:
    """Those with a sentence, under the name as its bearer writes it: in Vietnam the family name comes first."""
    named = {text["born_on"]: text for home in _WRITTEN for text in home["members"] if "who" in text}
    return [
        CastMember(
            person.number, named[person.born_on].get("name", _name(person)), Text(**named[person.born_on]["who"])
        )
        for home in HOUSEHOLDS
        for person in home
        if person.born_on in named
    ]


def _name(person: PersonRecord) -> str:
    return f"{person.given_names} {person.family_name}".strip()


CAST: tuple[CastMember, ...] = tuple(_members())
