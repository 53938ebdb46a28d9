import sys
from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from eloket.catalogue.folders import read_all
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.core.errors import Refused
from eloket.demo import loading
from eloket.demo.city import households
from eloket.demo.clerks import CLERKS
from eloket.demo.progress import shown
from eloket.demo.provider import key
from eloket.demo.provider.tenants import STAFF
from eloket.identity.actions import admit_staff
from eloket.registries.models import EmbeddedPerson
from eloket.registries.sources.numbering import NoNumberLeft


class Command(BaseCommand):
    help = "Everything the example city needs: keys, services, clerks, people. Leaves alone what is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--citizens", type=int, default=10_000)
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same city")

    def handle(self, *args: Any, citizens: int, seed: int, **options: Any) -> None:
        make_keys()
        self._publish_services()
        admit_clerks()
        if not EmbeddedPerson.objects.exists():
            self._build_city(citizens, seed)

    def _publish_services(self) -> None:
        folders = list(read_all(settings.SERVICES))
        if mistakes := [str(mistake) for folder in folders for mistake in folder.mistakes]:
            raise CommandError("\n".join(["The services were not published:", *mistakes]))
        if published := publish(folders, now=clock.now()):
            self.stdout.write(f"Published: {', '.join(published)}.")

    def _build_city(self, citizens: int, seed: int) -> None:
        if citizens < 1:
            raise CommandError("A city has at least one citizen.")
        city = households(citizens, seed=seed, today=clock.today())
        try:
            placed = loading.build(shown(city, citizens=citizens, on=sys.stderr))
        except (Refused, NoNumberLeft) as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{placed:,} people live in the example city.")


def make_keys() -> None:
    call_command("make_keys", stdout=StringIO())
    key.make_key(settings.KEYS)


def admit_clerks() -> None:
    for clerk in CLERKS:
        admit_staff(issuer=STAFF.issuer, subject=STAFF.subject(clerk.key), name=clerk.name, team=clerk.team)
