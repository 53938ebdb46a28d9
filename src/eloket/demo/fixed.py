"""Households that are written down instead of drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import yaml

from eloket.demo.addresses import MUNICIPALITY
from eloket.demo.frequencies import DATA
from eloket.registries.records import Act, Address, PersonRecord, Relative
from eloket.registries.sources.numbering import act_number, national_number
from eloket.registries.sources.vital import as_relative

Written = Mapping[str, Any]


def written(name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return listed


def household(text: Written, number: int) -> list[PersonRecord]:
    """The people as they stand in the register. The number of their acts follows from that of the household."""
    street, house, box, postcode = text["address"]
    address = Address(street, house, box, postcode, MUNICIPALITY)
    grown: list[PersonRecord] = []
    young: list[PersonRecord] = []
    for nth, member in enumerate(text["members"]):
        record = person(member, serial=10 * number + nth)
        since = max(text["since"], record.born_on)
        record = replace(record, household=number, address=address, address_since=since)
        (young if record.relation == "child" else grown).append(record)
    return _with_children(_tied(grown, text, number), young)


def person(text: Written, *, serial: int) -> PersonRecord:
    """Someone without a home, a tie or a parent who lives here."""
    town, _, country = text.get("born_in", MUNICIPALITY).partition(", ")
    born_on = text["born_on"]
    return PersonRecord(
        number=national_number(born_on, text["sex"], 0),
        given_names=text.get("given_names", ""),
        family_name=text["family_name"],
        sex=text["sex"],
        born_on=born_on,
        birth_place=town,
        birth_country=country or "BE",
        nationalities=(text.get("nationality", "BE"),),
        civil_status=text.get("civil_status", "single"),
        household=None,
        relation=text.get("relation", "reference"),
        address=None,
        address_since="",
        birth_act=None if country else Act(act_number("birth", int(born_on[:4]), serial), born_on, town),
        marriage_act=_marriage(text.get("once_married"), serial),
        parents=tuple(Relative(None, *name.split(" ", 1)) for name in text.get("elsewhere", ())),
        died_on=text.get("died_on", ""),
    )


def _tied(grown: Sequence[PersonRecord], text: Written, number: int) -> list[PersonRecord]:
    if len(grown) < 2:
        return list(grown)
    pair = (tuple(grown), tuple(reversed(grown)))
    if "married" in text:
        act = _marriage(text["married"], 10 * number)
        return [
            replace(one, civil_status="married", spouse=as_relative(other), marriage_act=act) for one, other in pair
        ]
    since = text["cohabiting"]
    return [replace(one, cohabits_with=as_relative(other), cohabits_since=since) for one, other in pair]


def _with_children(grown: Sequence[PersonRecord], young: Sequence[PersonRecord]) -> list[PersonRecord]:
    parents = tuple(as_relative(parent) for parent in grown)
    numbers = tuple(child.number for child in young)
    return [
        *(replace(parent, children=numbers) for parent in grown),
        *(replace(child, parents=parents) for child in young),
    ]


def _marriage(text: Written | None, serial: int) -> Act | None:
    return (
        None if text is None else Act(act_number("marriage", int(text["day"][:4]), serial), text["day"], text["place"])
    )
