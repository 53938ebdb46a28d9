from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from eloket.design import contrast, theme


class Command(BaseCommand):
    help = "Check that a theme is complete and that its colours can be read, light and dark."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("theme", nargs="?", default=settings.THEME.folder)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = theme.locate(options["theme"])
        try:
            found = theme.load(folder)
        except theme.ThemeIncomplete as error:
            raise CommandError(str(error)) from error
        complaints = complaints_of(folder)
        if complaints:
            raise CommandError("\n".join(complaints))
        self.stdout.write(f"The theme of {found.name} is complete and readable, light and dark.")


def complaints_of(folder: Path) -> list[str]:
    light = contrast.properties((folder / "theme.css").read_text(encoding="utf-8"))
    dark = light | contrast.properties((folder / "dark.css").read_text(encoding="utf-8"))
    complaints = []
    for scheme, values in (("light", light), ("dark", dark)):
        if absent := contrast.missing(values):
            complaints.append(f"{scheme}: give as #rrggbb: {', '.join('--' + name for name in absent)}")
        else:
            complaints += [f"{scheme}: {fault}" for fault in contrast.faults(values)]
    return complaints
