"""Builders: people in the embedded register."""

from dataclasses import replace
from datetime import date
from typing import Any

from eloket.core.numbers import NationalNumber
from eloket.registries.models import EmbeddedPerson
from eloket.registries.records import Act, Address, PersonRecord, Relative
from eloket.registries.sources import stored
from eloket.registries.sources.numbering import Sex, national_number
from eloket.registries.sources.vital import as_relative

TODAY = date(2026, 5, 4)
OLD_HOME = Address("Gasstraat", "12", "", "2060", "Antwerpen")
NEW_HOME = Address("Helmstraat", "7", "2", "2140", "Antwerpen")
HOLES: dict[str, dict[str, Any]] = {
    "a year of birth only": {"born_on": "1958"},
    "a month of birth": {"born_on": "1958-03"},
    "zeros for what is unknown": {"born_on": "1958-00-00", "address_since": "2019-00-00"},
    "no date of birth": {"born_on": ""},
    "no given names": {"given_names": "", "family_name": "Yanti"},
    "no family name": {"family_name": ""},
    "no name at all": {"given_names": "", "family_name": ""},
    "no address": {"address": None, "address_since": "", "household": None},
    "an address abroad": {"address": Address("Damrak", "", "", "", "Amsterdam", "NL")},
    "an address of nothing": {"address": Address("", "", "", "", "")},
    "no nationality": {"nationalities": ()},
    "two nationalities": {"nationalities": ("MA", "BE")},
    "born in an unknown place": {"birth_place": "", "birth_country": ""},
    "a parent without given names": {"parents": (Relative(None, "", "Sukarno"),)},
    "sex not recorded": {"sex": "X"},
}
"""What real messages of a register lack, each as changes to a whole record."""


def person(given_names: str, born_on: str, sex: Sex = "F", **facts: Any) -> PersonRecord:
    """A single Belgian of household 1, living at OLD_HOME since 2020."""
    fields: dict[str, Any] = {
        "number": national_number(born_on, sex, 0),
        "given_names": given_names,
        "family_name": "Maes",
        "sex": sex,
        "born_on": born_on,
        "birth_place": "Antwerpen",
        "birth_country": "BE",
        "nationalities": ("BE",),
        "civil_status": "single",
        "household": 1,
        "relation": "reference",
        "address": OLD_HOME,
        "address_since": "2020-01-01",
    }
    return PersonRecord(**(fields | facts))


def a_family() -> tuple[PersonRecord, PersonRecord, PersonRecord, PersonRecord]:
    """Ann and Bart, married, with Cato (born 2010) and Dries (2015)."""
    ann, bart = person("Ann", "1980-02-03"), person("Bart", "1978-06-07", "M", family_name="Claes", relation="spouse")
    act = Act("2005-VBH-0000001", "2005-06-11", "Antwerpen")
    parents = (as_relative(ann), as_relative(bart))
    cato = person("Cato", "2010-01-02", family_name="Claes", relation="child", parents=parents)
    dries = person("Dries", "2015-03-04", "M", family_name="Claes", relation="child", parents=parents)
    tied: dict[str, Any] = {"civil_status": "married", "marriage_act": act, "children": (cato.number, dries.number)}
    ann, bart = replace(ann, **tied, spouse=as_relative(bart)), replace(bart, **tied, spouse=as_relative(ann))
    return ann, bart, cato, dries


def registered(*people: PersonRecord) -> list[NationalNumber]:
    EmbeddedPerson.objects.bulk_create(
        EmbeddedPerson(number=one.number, household=one.household, record=stored.to_json(one)) for one in people
    )
    return [one.number for one in people]
