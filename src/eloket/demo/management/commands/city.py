import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eloket.core import clock
from eloket.core.errors import Refused
from eloket.demo import loading
from eloket.demo.cast import CAST
from eloket.demo.city import households
from eloket.demo.progress import shown
from eloket.registries.models import EmbeddedPerson
from eloket.registries.sources.numbering import NoNumberLeft


class Command(BaseCommand):
    help = "The example city: build it, or show whom to sign in as."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        build = verbs.add_parser("build", help="fill the embedded register with people who do not exist")
        build.add_argument("--citizens", type=int, default=10_000)
        build.add_argument("--seed", type=int, default=1, help="the same seed makes the same city")
        people = verbs.add_parser("people", help="the people every example city begins with")
        people.add_argument("--count", action="store_true", help="only say how many people there are")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        if verb == "build":
            self._build(options["citizens"], options["seed"])
        elif options["count"]:
            self.stdout.write(str(EmbeddedPerson.objects.count()))
        else:
            for member in CAST:
                self.stdout.write(f"{member.number}  {member.name}: {member.who.en}")

    def _build(self, citizens: int, seed: int) -> None:
        if citizens < 1:
            raise CommandError("A city has at least one citizen.")
        city = households(citizens, seed=seed, today=clock.today())
        try:
            placed = loading.build(shown(city, citizens=citizens, on=sys.stderr))
        except (Refused, NoNumberLeft) as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{placed:,} people live in the example city.")
