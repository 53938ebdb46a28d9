"""Writing a made-up city into the tables of the embedded register."""

from collections.abc import Iterable, Sequence

import orjson
from django.db import connection, transaction

from eloket.core.errors import Refused
from eloket.registries.models import EmbeddedPerson
from eloket.registries.records import PersonRecord


class CityStands(Refused):
    """The register holds people already."""


def build(households: Iterable[Sequence[PersonRecord]]) -> int:
    """Copy them all into the register, in one transaction: an interrupted build leaves nothing. Returns how many.

    Raises CityStands.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # Two builds may start in the same second; the second must find the city of the first.
        cursor.execute("LOCK TABLE register_person IN SHARE ROW EXCLUSIVE MODE")
        if EmbeddedPerson.objects.exists():
            raise CityStands("The register holds people already, so no city was built.")
        placed = 0
        with cursor.copy("COPY register_person (number, household, record) FROM STDIN") as copy:
            for members in households:
                for person in members:
                    copy.write_row((person.number, person.household, orjson.dumps(person).decode()))
                placed += len(members)
        cursor.execute("ANALYZE register_person")
    return placed
