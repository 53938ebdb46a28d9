from collections import Counter
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from eloket.catalogue.observing import changed, observe
from eloket.catalogue.shelf import shelf
from eloket.catalogue.sources.ipdc import Unreadable, pages
from eloket.core import clock


class Command(BaseCommand):
    help = (
        "load: keep the concepts of IPDC from these files or addresses, and from the pages that they lead to. "
        "changed: the services whose concept has a newer snapshot than the one that they were written against."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=list(self.acts))
        parser.add_argument("places", nargs="*", metavar="PATH_OR_URL", help="of load: pages of concept snapshots")

    def handle(self, *args: Any, **options: Any) -> None:
        self.acts[options["act"]](self, options["places"])

    def load(self, places: list[str]) -> None:
        if not places:
            raise CommandError("Name at least one file or address with concept snapshots.")
        kept: Counter[str] = Counter()
        faults = 0
        for place in places:
            for page in pages(place):
                if isinstance(page, Unreadable):
                    problems = [f"{page.address}: {page.because}"]
                else:
                    kept += observe(page.snapshots, now=clock.now())
                    problems = [f"{page.address}: {problem}" for problem in page.problems]
                faults += len(problems)
                for problem in problems:
                    self.stderr.write(problem)
        self.stdout.write(f"{kept['new']} concepts new, {kept['newer']} newer, {kept['known']} known already.")
        self.changed([])
        if faults:
            raise CommandError(f"{faults} of what was named could not be read; the rest is kept.")

    def changed(self, places: list[str]) -> None:
        services = shelf().services
        for slug, concept in changed(services).items():
            seen = services[slug].concept_seen
            self.stdout.write(
                f"{slug}: concept {concept} changed since {seen:%Y-%m-%d}, on {concept.generated_at:%Y-%m-%d}"
            )

    acts: dict[str, Callable[["Command", list[str]], None]] = {"load": load, "changed": changed}
