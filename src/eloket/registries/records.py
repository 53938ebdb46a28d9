"""What a population register says about people, in our words. Every adapter answers with these.

Dates that a register may hold in part are ISO text of full or lesser precision: "1985-07-30", "1985-07", "1985".
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from eloket.core.numbers import NationalNumber

Relation = Literal["reference", "spouse", "partner", "child", "parent", "other"]
CivilStatus = Literal["single", "married", "divorced", "widowed"]
MutationKind = Literal["moved", "born", "died", "married", "divorced", "changed"]


@dataclass(frozen=True)
class Address:
    street: str
    number: str
    box: str
    postcode: str
    municipality: str
    country: str = "BE"


@dataclass(frozen=True)
class Act:
    """A civil-status act: `number` is its number in the database of acts, `place` where it was drawn up."""

    number: str
    on: str
    place: str


@dataclass(frozen=True)
class Relative:
    """Someone an act or the register names. Without a number when the register has none."""

    number: NationalNumber | None
    given_names: str
    family_name: str


@dataclass(frozen=True)
class PersonRecord:
    """One person as the register holds them today. Empty text: the register does not know.

    `relation` is that to the reference person of the household. `address_since` is when the person came to live
    at `address`. `protected`: the address may not be shown to others.
    """

    number: NationalNumber
    given_names: str
    family_name: str
    sex: Literal["M", "F", "X"]
    born_on: str
    birth_place: str
    birth_country: str
    nationalities: tuple[str, ...]
    civil_status: CivilStatus
    household: int | None
    relation: Relation
    address: Address | None
    address_since: str
    birth_act: Act | None = None
    marriage_act: Act | None = None
    spouse: Relative | None = None
    cohabits_with: Relative | None = None
    cohabits_since: str = ""
    parents: tuple[Relative, ...] = ()
    children: tuple[NationalNumber, ...] = ()
    died_on: str = ""
    protected: bool = False


@dataclass(frozen=True)
class Mutation:
    """Something changed in the register. `numbers` are all whose record it touched, those left behind included."""

    sequence: int
    kind: MutationKind
    happened_on: date
    numbers: tuple[NationalNumber, ...]
