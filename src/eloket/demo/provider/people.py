"""Whom one can say to be, and what the provider says of them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from eloket.core.errors import Refused
from eloket.core.numbers import NotANationalNumber, national_number
from eloket.demo.clerks import CLERKS
from eloket.registries.errors import PersonUnknown
from eloket.registries.sources.embedded import EmbeddedRegister

# Letters that do not fall apart into a plain one and an accent.
_WHOLE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


@dataclass(frozen=True)
class Person:
    """`key` is a citizen's national number or a clerk's key; `claims` stand in the identity token."""

    key: str
    claims: Mapping[str, str]


class NobodyThere(Refused):
    """Nobody alive has this number, or no clerk this key."""


def citizen(number: str) -> Person:
    """Raises NobodyThere."""
    try:
        record = EmbeddedRegister().person(national_number(number))
    except (NotANationalNumber, PersonUnknown) as problem:
        raise NobodyThere from problem
    if record.died_on:
        raise NobodyThere
    email = f"{mail_name(record.given_names, record.family_name)}@post.example"
    return Person(
        record.number, _names(record.given_names, record.family_name) | {"email": email, "rrn": record.number}
    )


def clerk(key: str) -> Person:
    """Raises NobodyThere."""
    for one in CLERKS:
        if one.key == key:
            email = f"{mail_name(one.given_name, one.family_name)}@stad.example"
            return Person(one.key, _names(one.given_name, one.family_name) | {"email": email})
    raise NobodyThere


def mail_name(given_names: str, family_name: str) -> str:
    """fatima.elamrani for Fatima El Amrani: plain letters of the first given name and of the family name."""
    words = [_letters(given_names.partition(" ")[0]), _letters(family_name)]
    return ".".join(word for word in words if word) or "post"


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.lower().translate(_WHOLE))
    return "".join(sign for sign in folded if sign.isascii() and sign.isalnum())


def _names(given_names: str, family_name: str) -> dict[str, str]:
    name = f"{given_names} {family_name}".strip()
    known = {"name": name, "given_name": given_names, "family_name": family_name}
    return {claim: value for claim, value in known.items() if value}
