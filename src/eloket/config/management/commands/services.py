import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from eloket.catalogue.comparing import differences
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.exporting import write
from eloket.catalogue.folders import Folder, Mistake, read_all
from eloket.catalogue.models import Service
from eloket.catalogue.publishing import publish
from eloket.catalogue.schema import json_schema
from eloket.core import clock
from eloket.documents.kinds import KINDS


class Command(BaseCommand):
    help = (
        "check: every mistake in the services, with its file and line. load: publish what changed. "
        "diff: what differs between the folders and what is published, in words. "
        "export: write what is published to folders. schema: the JSON Schema of service.yaml."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=list(self.acts))
        parser.add_argument("slugs", nargs="*", help="only these services; all when none is named")
        parser.add_argument("--to", type=Path, help="of export: the folder to write to; the city's own if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        self.acts[options["act"]](self, options)

    def _folders(self, slugs: Sequence[str]) -> list[Folder]:
        root: Path = settings.SERVICES
        found = list(read_all(root))
        if not found:
            raise CommandError(f"There is no service in {root}: set ELOKET_SERVICES to the folder that holds them.")
        folders = [folder for folder in found if not slugs or folder.slug in slugs]
        if lost := set(slugs) - {folder.slug for folder in folders}:
            raise CommandError(f"There is no service {', '.join(sorted(lost))} in {root}.")
        mistakes = [str(mistake) for folder in folders for mistake in (*folder.mistakes, *unknown_kinds(folder))]
        if mistakes:
            raise CommandError("\n".join([*mistakes, f"{len(mistakes)} mistakes in {len(folders)} services."]))
        return folders

    def check_folders(self, options: dict[str, Any]) -> None:
        found = len(self._folders(options["slugs"]))
        self.stdout.write(f"{found} service{'' if found == 1 else 's'}, no mistakes.")

    def load(self, options: dict[str, Any]) -> None:
        folders = self._folders(options["slugs"])
        published = publish(folders, now=clock.now())
        self.stdout.write(f"{len(published)} of {len(folders)} services published anew.")

    def diff(self, options: dict[str, Any]) -> None:
        folders = {folder.slug: folder.definition for folder in self._folders(options["slugs"])}
        published = self._published(options["slugs"])
        for slug in sorted({*folders, *published}):
            for line in differences(published.get(slug), folders.get(slug)):
                self.stdout.write(f"{slug}: {line}")

    def export(self, options: dict[str, Any]) -> None:
        root = options["to"] or settings.SERVICES
        published = self._published(options["slugs"])
        for slug, definition in published.items():
            write(root, slug, definition)
        self.stdout.write(f"{len(published)} services written to {root}.")

    def schema(self, options: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(json_schema(), indent=2, ensure_ascii=False))

    def _published(self, slugs: Sequence[str]) -> dict[str, ServiceDefinition]:
        offered = Service.objects.offered()
        chosen = offered.filter(slug__in=slugs) if slugs else offered
        return {service.slug: service.current.definition for service in chosen}

    acts: dict[str, Callable[["Command", dict[str, Any]], None]] = {
        "check": check_folders,
        "load": load,
        "diff": diff,
        "export": export,
        "schema": schema,
    }


def unknown_kinds(folder: Folder) -> Sequence[Mistake]:
    """Documents that a procedure issues must be kinds of this city. The catalogue itself does not know kinds."""
    steps = folder.definition.procedure if folder.definition else ()
    return [
        Mistake(folder.file, 1, "procedure", f"{step.issue.kind} is geen soort document van deze stad.")
        for step in steps
        if step.issue and step.issue.kind and step.issue.kind not in KINDS
    ]
