"""The city in which is measured: its keys, its services, its people, with a profile for nearly everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import connection

from eloket.catalogue.folders import read_all
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.core.numbers import NationalNumber
from eloket.demo.city import households
from eloket.demo.loading import build
from eloket.demo.management.commands.set_up_demo import make_keys
from eloket.profiles.models import FactSheet, Profile
from eloket.registries.facts import facts
from eloket.registries.records import PersonRecord
from eloket.registries.sources import population_register
from eloket.registries.sources.households import is_adult

CITIZENS = 4000
NEWCOMERS = 120


@dataclass(frozen=True)
class City:
    """`profiles` have facts and no documents yet; `newcomers` never signed in."""

    profiles: Sequence[UUID]
    newcomers: Sequence[NationalNumber]


def settle() -> City:
    now, today = clock.now(), clock.today()
    make_keys()
    publish(list(read_all(settings.SERVICES)), now=now)
    homes = list(households(CITIZENS, seed=1, today=today))
    build(homes)
    # The last ones were drawn at random: the first are the cast and the edge cases. Children may not report a move.
    people = [(person, home) for home in homes for person in home if person.address and _is_customer(person, today)]
    known, new = people[:-NEWCOMERS], people[-NEWCOMERS:]
    profiles = Profile.objects.bulk_create(Profile(number=person.number, opened_at=now) for person, _ in known)
    FactSheet.objects.bulk_create(
        FactSheet(
            profile=profile,
            source=population_register().name,
            facts=facts(person, home),
            first_observed_at=now,
            observed_at=now,
        )
        for profile, (person, home) in zip(profiles, known, strict=True)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return City([profile.pk for profile in profiles], [person.number for person, _ in new])


def _is_customer(person: PersonRecord, today: date) -> bool:
    return not person.died_on and is_adult(person, today)
