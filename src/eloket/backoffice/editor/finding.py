"""The way from a problem to the field where it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from eloket.backoffice.editor.desk import address
from eloket.backoffice.editor.faults import anchor
from eloket.backoffice.editor.fields import Field, Rows, name_of
from eloket.backoffice.editor.parts import PARTS, part_of
from eloket.backoffice.editor.questions import page_screen, question_screen
from eloket.catalogue.labels import label
from eloket.catalogue.record import Record
from eloket.catalogue.texts import At
from eloket.design.wording import said

Where = tuple[str, tuple[int, ...]]
"""The name of a part, and for the form the places of a page and a question."""


@dataclass(frozen=True)
class Ways:
    """Every way into one draft. A screen is made once, however many problems stand on it."""

    slug: str
    record: Record
    _screens: dict[Where, Sequence[Field | Rows]] = field(default_factory=dict)

    def to(self, at: At) -> str:
        """The address of the screen, with the name of the control on it."""
        where = self._where(at)
        if where not in self._screens:
            self._screens[where] = self._screen(*where)
        control = anchor(at, self._screens[where], self.record) or name_of(at)
        return f"{self._address(*where)}?nakijken#{control}"

    def _where(self, at: At) -> Where:
        part = part_of(at)
        places = tuple(one for one in at[2:5] if isinstance(one, int)) if part == "formulier" else ()
        return part, places

    def _screen(self, part: str, places: tuple[int, ...]) -> Sequence[Field | Rows]:
        makers: dict[int, Any] = {0: PARTS[part].screen, 1: page_screen, 2: question_screen}
        found: Sequence[Field | Rows] = makers[len(places)](self.record, *places)
        return found

    def _address(self, part: str, places: tuple[int, ...]) -> str:
        if not places:
            return address(self.slug, part)
        return reverse("editor_question" if len(places) > 1 else "editor_page", args=[self.slug, *places])


def called(at: At) -> str:
    """The name of the field, in words, of a form with the number of the page or the question: "2.1 Hulptekst"."""
    name = said(label(at[:-1] if at and at[-1] in ("nl", "en") else at))
    number = ".".join(str(one + 1) for one in at[2:5] if isinstance(one, int)) if part_of(at) == "formulier" else ""
    return f"{number} {name}".strip()
