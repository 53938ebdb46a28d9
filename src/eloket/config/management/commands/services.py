from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from eloket.catalogue.folders import Folder, Mistake, read_all
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.documents.kinds import KINDS


class Command(BaseCommand):
    help = "check: every mistake in the services, with its file. load: publish what changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["check", "load"])

    def handle(self, *args: Any, **options: Any) -> None:
        root: Path = settings.SERVICES
        folders = list(read_all(root))
        if not folders:
            raise CommandError(f"There is no service in {root}: set ELOKET_SERVICES to the folder that holds them.")
        mistakes = [str(mistake) for folder in folders for mistake in (*folder.mistakes, *unknown_kinds(folder))]
        if mistakes:
            raise CommandError("\n".join(mistakes))
        if options["act"] == "load":
            published = publish(folders, now=clock.now())
            self.stdout.write(f"{len(published)} of {len(folders)} services published anew.")
        else:
            self.stdout.write(f"{len(folders)} services, no mistakes.")


def unknown_kinds(folder: Folder) -> Sequence[Mistake]:
    """Documents that a procedure issues must be kinds of this city. The catalogue itself does not know kinds."""
    steps = folder.definition.procedure if folder.definition else ()
    return [
        Mistake(f"services/{folder.slug}/service.yaml", "procedure", f"{step.issue.kind} is not a kind of document.")
        for step in steps
        if step.issue and step.issue.kind not in KINDS
    ]
