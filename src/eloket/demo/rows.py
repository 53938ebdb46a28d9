"""People in a list, one line each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eloket.demo.cast import CAST
from eloket.design.wording import number_groups, partial_day
from eloket.registries.records import Address, PersonRecord

STATUSES = {
    "single": lazy("ongehuwd"),
    "married": lazy("gehuwd"),
    "divorced": lazy("gescheiden"),
    "widowed": lazy("verweduwd"),
}


@dataclass(frozen=True)
class Row:
    key: str
    name: str
    who: str


def cast() -> list[Row]:
    return [Row(one.number, one.name, one.who[get_language() or "nl"]) for one in CAST]


def rows(people: Iterable[PersonRecord]) -> list[Row]:
    return [Row(person.number, name(person), who(person)) for person in people]


def name(person: PersonRecord) -> str:
    return f"{person.given_names} {person.family_name}".strip()


def who(person: PersonRecord) -> str:
    born = _("geboren: %(day)s") % {"day": partial_day(person.born_on) or _("onbekend")}
    return ", ".join([born, *([line(person.address)] if person.address else [])])


def facts(person: PersonRecord) -> list[dict[str, str]]:
    """What the register holds of this person, for a summary."""
    known = {
        _("Rijksregisternummer"): number_groups(person.number),
        _("Geboren"): partial_day(person.born_on),
        _("Burgerlijke staat"): str(STATUSES[person.civil_status]),
        _("Adres"): line(person.address) if person.address else "",
        _("Overleden"): partial_day(person.died_on),
    }
    return [{"key": key, "value": value} for key, value in known.items() if value]


def line(address: Address) -> str:
    box = f" bus {address.box}" if address.box else ""
    return f"{address.street} {address.number}{box}, {address.postcode} {address.municipality}"
