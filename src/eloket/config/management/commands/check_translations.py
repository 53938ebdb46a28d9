from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog, pofile
from babel.messages.extract import extract_from_dir
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

METHODS = [("**/tests/**.py", "ignore"), ("**.py", "python"), ("**/jinja2/**.html", "jinja2")]
# The names by which modules know the functions of django.utils.translation, eforms.problems and core.sentences.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "lazy": None,
    "marked": None,
    "say": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEADER = r"""# English of every text on a screen. `python -m eloket check_translations --write` adds what is missing.
msgid ""
msgstr ""
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
JINJA = {
    "extensions": "jinja2.ext.i18n",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
}


class Command(BaseCommand):
    help = "Is the English complete? --write adds what is missing to the file, empty, for a translator."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true")

    def handle(self, *args: Any, write: bool, **options: Any) -> None:
        file: Path = settings.LOCALE_PATHS[0] / "en" / "LC_MESSAGES" / "django.po"
        known = catalogue(file, texts(settings.PACKAGE))
        if write:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(written(known))
        if missing := [message.id for message in known if message.id and not _is_translated(message.string)]:
            lines = "\n".join(f"  {text if isinstance(text, str) else text[0]}" for text in missing)
            raise CommandError(f"{len(missing)} texts have no English yet:\n{lines}")
        self.stdout.write(f"{len(known)} texts, all in English too.")


def catalogue(file: Path, wanted: Catalog) -> Catalog:
    """The English in this file for exactly these texts; empty where it has none. Nothing is guessed."""
    known = pofile.read_po(BytesIO(file.read_bytes() if file.exists() else b""), locale="en")
    known.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
    return known


def written(known: Catalog) -> bytes:
    """As the file holds it: in order of the alphabet, under a header that does not change from day to day."""
    body = BytesIO()
    pofile.write_po(body, known, width=120, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    return HEADER.encode() + body.getvalue()


def texts(package: Path) -> Catalog:
    """Every text that a screen of this package can show, as Dutch message ids."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(str(package), METHODS, {"**/jinja2/**.html": JINJA}, KEYWORDS)
    for _file, _line, text, _comments, context in found:
        catalog.add(text, context=context)
    return catalog


def _is_translated(string: str | Sequence[str] | None) -> bool:
    return bool(string) and all(string or ())
