"""From finished words to a PDF that is archivable (PDF/A-3a) and accessible (PDF/UA-1)."""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, cast

import orjson
import typst

from eloket.documents import qr
from eloket.documents.layout import DocumentText, RequestText

LAYOUT = "certificate-1"
REQUEST = "request-1"
_FOLDER = Path(__file__).parent / "typst"
# Control, format (bidirectional overrides, zero widths), surrogate, private, unassigned, line and
# paragraph separators: with these a document can say something else than it shows.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class CannotRender(Exception):
    """The text holds something that cannot be printed faithfully. Names characters, never the text."""


class _Mine(threading.local):
    """One compiler per thread: it refuses to be used by two at once, and takes 30 ms to set up."""

    @cached_property
    def compilers(self) -> dict[str, typst.Compiler]:
        return {}

    def compiler(self, layout: str) -> typst.Compiler:
        if layout not in self.compilers:
            fonts = typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FOLDER / "fonts")]
            )
            self.compilers[layout] = typst.Compiler(str(_FOLDER / f"{layout}.typ"), root=str(_FOLDER), font_paths=fonts)
        return self.compilers[layout]


_mine = _Mine()


def render(text: DocumentText, *, record: str, check_url: str, made_at: datetime) -> bytes:
    """Print a document, with its record attached as record.json.

    The same input gives the same bytes, on any machine with the same typst version, so
    `made_at` belongs to the record. Letters of DIN 91379 (European names) all print;
    refuses with CannotRender any other script, emoji, line breaks and invisible characters.
    Knows no time limit: run it where a slow document holds up nobody else.
    """
    return _printed(LAYOUT, asdict(text), made_at, record=record, qr=qr.svg(check_url), check_url=check_url)


def render_request(text: RequestText, *, made_at: datetime) -> bytes:
    """Print what somebody asked for, under the same rules."""
    return _printed(REQUEST, asdict(text), made_at)


def _printed(layout: str, words: dict[str, Any], made_at: datetime, **more: str) -> bytes:
    _refuse(letter for letter in _letters(words) if unicodedata.category(letter) in _UNPRINTABLE)
    inputs = {"text": orjson.dumps(words).decode(), **more}
    standards: list[Any] = ["a-3a", "ua-1"]
    try:
        compiler = _mine.compiler(layout)
        pdf = compiler.compile(sys_inputs=inputs, format="pdf", timestamp=made_at, pdf_standards=standards)
    except typst.TypstError as error:
        _refuse(_without_glyph(error))
        raise
    # Typst ends without a line break; a seal written after that would break PDF/A (6.1.9).
    return cast(bytes, pdf) + b"\n"


def _letters(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield from part
    else:
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _letters(inner)


def _without_glyph(error: typst.TypstError) -> Iterator[str]:
    """The characters for which no font has a shape, as far as typst names them."""
    return chain.from_iterable(re.findall(r'the text `"(.*?)"` could not be displayed', error.diagnostic))


def _refuse(letters: Iterable[str]) -> None:
    if names := sorted({f"U+{ord(letter):04X}" for letter in letters}):
        raise CannotRender(f"cannot print {', '.join(names)}")
