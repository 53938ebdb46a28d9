"""Document kinds: data in `kinds/*.yaml`, read once at start-up.

The text of a version is never edited once documents were issued with it: a change is a new version, beside it.
"""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, model_validator

from eloket.core.texts import Strict, Text

Folder = Path(__file__).parent / "kinds"


class Validity(Strict):
    """`days` None: as long as the facts are right. `renew_days_before` is the lead time of a renewal."""

    days: int | None = Field(None, ge=1)
    renew_days_before: int = Field(1, ge=1)

    @model_validator(mode="after")
    def _is_not_due_when_made(self) -> "Validity":
        if self.days is not None and self.renew_days_before >= self.days:
            raise ValueError("a document must not be due for renewal on the day it is made")
        return self


class Row(Strict):
    fact: str
    label: str


class Table(Strict):
    """One line for each person in a fact that holds a list of people."""

    fact: str
    columns: tuple[str, ...]
    values: tuple[str, ...]


class Section(Strict):
    title: str
    rows: tuple[Row, ...] = ()
    table: Table | None = None


class Kind(Strict):
    """One kind of document this city issues. Rows of documents_nl.csv, with the text that it carries.

    `needs` are the facts without which nobody is entitled; `only_if` names a value that a list fact must hold.
    """

    code: str
    slug: str
    version: int
    title: Text
    explanation: Text = Field(description="why this document is in the vault, for the citizen")
    automatic: bool
    renewal: Literal["on_expiry_or_event", "on_event", "never"]
    validity: Validity
    needs: tuple[str, ...]
    only_if: dict[str, str] = {}
    intro: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that this kind states: what it freezes, and whose change ends it."""
        shown = [row.fact for section in self.sections for row in section.rows]
        shown += [section.table.fact for section in self.sections if section.table]
        return tuple(sorted({*shown, *self.needs}))


DECISION = "BESLUIT"
"""The code of what was decided on a request: each its own document, under the title that the service gives it."""


def decision(title: Text) -> Kind:
    """The kind of a document that a decision gave. Its text stands in its record, not here."""
    return Kind(
        code=DECISION,
        slug="besluit",
        version=1,
        title=title,
        explanation=Text(
            nl="U vroeg dit aan en de stad keurde het goed.", en="You asked for this and the city approved it."
        ),
        automatic=False,
        renewal="never",
        validity=Validity(days=None, renew_days_before=1),
        needs=(),
        intro=(),
        sections=(),
        closing=(),
    )


def _read() -> dict[tuple[str, int], Kind]:
    kinds = (Kind.model_validate(yaml.safe_load(file.read_text())) for file in sorted(Folder.glob("*.yaml")))
    return {(kind.code, kind.version): kind for kind in sorted(kinds, key=lambda kind: (kind.code, kind.version))}


VERSIONS = _read()
"""Every version by code and version: what was issued keeps the words it was issued in."""

KINDS = {code: kind for (code, _version), kind in VERSIONS.items()}
"""The latest version of each kind, by code: what is issued from now on."""
