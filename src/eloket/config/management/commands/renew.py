from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from eloket.core import clock
from eloket.documents.actions import renew_due


class Command(BaseCommand):
    help = "Renew every document that is due, as the run of each hour does. --on plays another day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", metavar="YYYY-MM-DD", help="the day to play; today when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            day = date.fromisoformat(options["on"]) if options["on"] else clock.today()
        except ValueError as problem:
            raise CommandError(f"{options['on']!r} is no day: write it as 2027-03-01.") from problem
        renewed = sum(renew_due(today=day, now=clock.now()))
        self.stdout.write(f"{renewed} documents renewed for {day}." if renewed else f"Nothing is due on {day}.")
