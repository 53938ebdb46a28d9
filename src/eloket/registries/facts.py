"""From a register's records to facts by name (profiles/vocabulary.yaml). Pure."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from eloket.registries.records import PersonRecord, Relative


def facts(person: PersonRecord, household: Sequence[PersonRecord]) -> dict[str, Any]:
    """What the register says about one person today. What it does not know is left out or empty."""
    return {
        "person.national_number": person.number,
        "person.given_names": person.given_names,
        "person.family_name": person.family_name,
        "person.name": _name(person),
        "person.sex": person.sex,
        "person.birth_date": person.born_on,
        "person.birth_place": person.birth_place,
        "person.nationalities": list(person.nationalities),
        "person.civil_status": person.civil_status,
        "person.death_date": person.died_on,
        "birth.act": asdict(person.birth_act) if person.birth_act else None,
        "birth.parents": [_relative(parent) for parent in person.parents],
        "marriage.act": asdict(person.marriage_act) if person.marriage_act else None,
        "marriage.spouse": _relative(person.spouse) if person.spouse else None,
        "address.current": asdict(person.address) if person.address else None,
        "address.since": person.address_since,
        "household.members": [_member(member) for member in household if not member.died_on],
    }


def _name(person: PersonRecord | Relative) -> str:
    return " ".join(filter(None, (person.given_names, person.family_name)))


def _relative(person: Relative) -> dict[str, Any]:
    return {"given_names": person.given_names, "family_name": person.family_name}


def _member(person: PersonRecord) -> dict[str, Any]:
    return {
        "number": person.number,
        "given_names": person.given_names,
        "family_name": person.family_name,
        "birth_date": person.born_on,
        "relation": person.relation,
    }
