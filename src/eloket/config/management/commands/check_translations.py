from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog, pofile
from babel.messages.extract import extract_from_dir
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

METHODS = [("**.py", "python"), ("**/jinja2/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "marked": None}


class Command(BaseCommand):
    help = "Is the English complete? --write adds what is missing to the file, empty, for a translator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = settings.LOCALE_PATHS[0] / "en" / "LC_MESSAGES" / "django.po"
        known = pofile.read_po(BytesIO(file.read_bytes() if file.exists() else b""), locale="en")
        known.update(texts(settings.PACKAGE), no_fuzzy_matching=True)
        if options["write"]:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as target:
                pofile.write_po(
                    target, known, no_location=True, omit_header=False, sort_output=True, ignore_obsolete=True
                )
        missing = [message.id for message in known if message.id and not _is_translated(message.string)]
        if missing:
            lines = "\n".join(f"  {text}" for text in missing)
            raise CommandError(f"{len(missing)} texts have no English yet:\n{lines}")
        self.stdout.write(f"{len(known)} texts, all in English too.")


def texts(package: Path) -> Catalog:
    """Every text that a screen of this package can show, as Dutch message ids."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(str(package), METHODS, {"**/jinja2/**.html": JINJA}, KEYWORDS)
    for _file, _line, text, _comments, context in found:
        catalog.add(text, context=context)
    return catalog


JINJA = {
    "extensions": "jinja2.ext.i18n",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
}


def _is_translated(string: str | Sequence[str] | None) -> bool:
    return bool(string) and all(string or ())
