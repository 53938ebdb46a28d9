"""A person record as JSON and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from eloket.registries.records import Act, Address, PersonRecord, Relative

Part = TypeVar("Part")


def to_json(record: PersonRecord) -> dict[str, Any]:
    return asdict(record)


def from_json(stored: Mapping[str, Any]) -> PersonRecord:
    """Raises TypeError for a field the record does not have, or lacks."""
    return PersonRecord(
        **{
            **stored,
            "nationalities": tuple(stored["nationalities"]),
            "address": _optional(Address, stored["address"]),
            "birth_act": _optional(Act, stored["birth_act"]),
            "marriage_act": _optional(Act, stored["marriage_act"]),
            "spouse": _optional(Relative, stored["spouse"]),
            "cohabits_with": _optional(Relative, stored["cohabits_with"]),
            "parents": tuple(Relative(**parent) for parent in stored["parents"]),
            "children": tuple(stored["children"]),
        }
    )


def _optional(kind: type[Part], stored: Mapping[str, Any] | None) -> Part | None:
    return None if stored is None else kind(**stored)
