"""Finding people of the example city by name or number, as somebody types it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Func, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from eloket.demo.rows import Row, rows
from eloket.registries.models import EmbeddedPerson
from eloket.registries.records import PersonRecord
from eloket.registries.sources.stored import from_json

MOST = 20
FEWEST_DIGITS = 4


class Plain(Func):
    """Without accents, so that "nguyen" finds Nguyễn."""

    template = r"regexp_replace(normalize(%(expressions)s, NFKD), '[\u0300-\u036f]', '', 'g')"
    output_field = TextField()


_PARTS = (KeyTextTransform("given_names", "record"), Value(" "), KeyTextTransform("family_name", "record"))
NAME = Plain(Concat(*_PARTS, output_field=TextField()))


@dataclass(frozen=True)
class Found:
    """The first who fit, and whether there are more."""

    people: Sequence[PersonRecord]
    has_more: bool


def listed(sought: str, otherwise: Sequence[Row]) -> dict[str, Any]:
    """For a page that lists people: those sought, or the usual ones."""
    if not sought:
        return {"sought": "", "people": otherwise, "has_more": False, "caption": _("Mensen van de voorbeeldstad")}
    found = living(sought)
    return {"sought": sought, "people": rows(found.people), "has_more": found.has_more, "caption": _("Gevonden")}


def living(text: str) -> Found:
    """Those alive whose name holds every word, or whose number begins with these digits."""
    rows = list(_matching(text).filter(record__died_on="").order_by("number")[: MOST + 1])
    return Found([from_json(row.record) for row in rows[:MOST]], len(rows) > MOST)


def _matching(text: str) -> QuerySet[EmbeddedPerson]:
    digits = "".join(sign for sign in text if sign not in " .-")
    if digits.isdecimal() and digits.isascii():
        few = len(digits) < FEWEST_DIGITS
        return EmbeddedPerson.objects.none() if few else EmbeddedPerson.objects.filter(number__startswith=digits)
    rows = EmbeddedPerson.objects.alias(plain=NAME)
    for word in _plain(text).split():
        rows = rows.filter(plain__icontains=word)
    return rows


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("\0", ""))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
