"""How values of facts are written out for people, one line or more each, in Dutch or English.

Values come from registers and may be incomplete: a year without a day, a name without given names, an address
abroad without a number. Whatever is missing is left out; nothing here raises on it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from babel import Locale

from eloket.core.dates import partial_text
from eloket.core.numbers import grouped

SEXES = {"nl": {"M": "Man", "F": "Vrouw", "X": "X"}, "en": {"M": "Male", "F": "Female", "X": "X"}}
CIVIL_STATUSES = {
    "nl": {"single": "Ongehuwd", "married": "Gehuwd", "divorced": "Gescheiden", "widowed": "Weduwe of weduwnaar"},
    "en": {"single": "Single", "married": "Married", "divorced": "Divorced", "widowed": "Widowed"},
}
RELATIONS = {
    "nl": {
        "reference": "Referentiepersoon",
        "spouse": "Echtgenoot of echtgenote",
        "partner": "Wettelijk samenwonende partner",
        "child": "Kind",
        "parent": "Ouder",
        "other": "Ander lid van het gezin",
    },
    "en": {
        "reference": "Reference person",
        "spouse": "Spouse",
        "partner": "Legally cohabiting partner",
        "child": "Child",
        "parent": "Parent",
        "other": "Other member of the household",
    },
}


def written(form: str, value: Any, language: str) -> tuple[str, ...]:
    """The lines for a value of this form (vocabulary.yaml). Raises KeyError for a form that does not exist."""
    return FORMS[form](value, language)


def person_name(person: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (person.get("given_names"), person.get("family_name"))))


def address(value: Mapping[str, Any], language: str) -> tuple[str, ...]:
    box = f"bus {value['box']}" if value.get("box") else ""
    street = " ".join(filter(None, (value.get("street"), value.get("number"), box)))
    place = " ".join(filter(None, (value.get("postcode"), value.get("municipality"))))
    country = value.get("country") or "BE"
    return tuple(filter(None, (street, place, "" if country == "BE" else country_name(country, language))))


@lru_cache
def country_name(code: str, language: str) -> str:
    return str(Locale(language).territories.get(code, code))


def relation(code: str, language: str) -> str:
    return RELATIONS[language].get(code, RELATIONS[language]["other"])


def _act(value: Mapping[str, Any], language: str) -> tuple[str, ...]:
    where = ", ".join(filter(None, (value.get("place"), partial_text(value.get("on") or "", language))))
    return tuple(filter(None, (value.get("number"), where)))


def _members(value: Sequence[Mapping[str, Any]], language: str) -> tuple[str, ...]:
    return tuple(
        ", ".join(
            filter(
                None,
                (
                    person_name(member),
                    partial_text(member.get("birth_date") or "", language),
                    relation(member.get("relation") or "other", language),
                ),
            )
        )
        for member in value
    )


FORMS: dict[str, Callable[[Any, str], tuple[str, ...]]] = {
    "text": lambda value, language: (str(value),),
    "email": lambda value, language: (str(value),),
    "phone": lambda value, language: (str(value),),
    "national_number": lambda value, language: (grouped(value),),
    "sex": lambda value, language: (SEXES[language].get(value, value),),
    "civil_status": lambda value, language: (CIVIL_STATUSES[language].get(value, value),),
    "partial_date": lambda value, language: (partial_text(value, language),),
    "countries": lambda value, language: (", ".join(country_name(code, language) for code in value),),
    "address": address,
    "act": _act,
    "person": lambda value, language: (person_name(value),),
    "people": lambda value, language: tuple(person_name(person) for person in value),
    "members": _members,
}
