"""What the register noted about somebody, and whom else it touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as lazy

from eloket.core.numbers import NationalNumber
from eloket.demo.rows import Row, rows
from eloket.registries.models import EmbeddedMutation
from eloket.registries.sources.embedded import EmbeddedRegister

MOST = 10
KINDS = {
    "moved": lazy("Verhuizing"),
    "born": lazy("Geboorte"),
    "died": lazy("Overlijden"),
    "married": lazy("Huwelijk"),
    "divorced": lazy("Scheiding"),
    "changed": lazy("Verbetering"),
}


@dataclass(frozen=True)
class Noted:
    kind: str
    on: date
    touched: Sequence[Row]


def history(number: NationalNumber) -> list[Noted]:
    """Newest first."""
    noted = list(EmbeddedMutation.objects.filter(numbers__contains=[number]).order_by("-sequence")[:MOST])
    touched = {number for mutation in noted for number in mutation.numbers}
    known = {row.key: row for row in rows(EmbeddedRegister().people(touched))}
    return [
        Noted(str(KINDS[each.kind]), each.happened_on, [known[number] for number in each.numbers]) for each in noted
    ]
