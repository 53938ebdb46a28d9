from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from eloket.catalogue.folders import read_all
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.demo.clerks import CLERKS
from eloket.demo.provider import key
from eloket.demo.provider.tenants import STAFF
from eloket.identity.actions import admit_staff
from eloket.registries.models import EmbeddedPerson


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
            call_command("city", "build", f"--citizens={citizens}", f"--seed={seed}", stdout=self.stdout)

    def _publish_services(self) -> None:
        folders = list(read_all(settings.SERVICES))
        if mistakes := [str(mistake) for folder in folders for mistake in folder.mistakes]:
            raise CommandError("\n".join(["The services were not published:", *mistakes]))
        if published := publish(folders, now=clock.now()):
            self.stdout.write(f"Published: {', '.join(published)}.")


def make_keys() -> None:
    call_command("make_keys", stdout=StringIO())
    key.make_key(settings.KEYS)


def admit_clerks() -> None:
    for clerk in CLERKS:
        admit_staff(
            issuer=STAFF.issuer,
            subject=STAFF.subject(clerk.key),
            name=clerk.name,
            team=clerk.team,
            may_edit_catalogue=clerk.is_editor,
        )
