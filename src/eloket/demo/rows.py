"""People in a list, one line each."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eloket.core.dates import partial_text
from eloket.core.numbers import grouped
from eloket.demo.cast import CAST
from eloket.profiles.wording import address
from eloket.registries.records import Address, PersonRecord, Relative

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
    return [Row(one.number, one.name, one.who[_language()]) for one in CAST]


def rows(people: Iterable[PersonRecord]) -> list[Row]:
    return [Row(person.number, name(person), who(person)) for person in people]


def name(person: PersonRecord | Relative) -> str:
    return f"{person.given_names} {person.family_name}".strip()


def who(person: PersonRecord) -> str:
    born = _("geboren: %(day)s") % {"day": partial_text(person.born_on, _language()) or _("onbekend")}
    return ", ".join([born, *([line(person.address)] if person.address else [])])


def facts(person: PersonRecord) -> list[dict[str, str]]:
    """What the register holds of this person, for a summary."""
    known = {
        _("Rijksregisternummer"): grouped(person.number),
        _("Geboren"): partial_text(person.born_on, _language()),
        _("Burgerlijke staat"): str(STATUSES[person.civil_status]),
        _("Adres"): line(person.address) if person.address else "",
        _("Overleden"): partial_text(person.died_on, _language()),
    }
    return [{"key": key, "value": value} for key, value in known.items() if value]


def line(home: Address) -> str:
    return ", ".join(address(asdict(home), _language()))


def _language() -> str:
    return get_language() or "nl"
