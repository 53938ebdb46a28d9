"""What was decided on a request, as a document in the vault."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from eloket.audit.actions import Trace, record
from eloket.audit.models import Act
from eloket.core.actors import Actor
from eloket.core.keys import new_key, new_number
from eloket.core.texts import Text
from eloket.documents.canonical import canonical, sha256
from eloket.documents.errors import NotEntitled
from eloket.documents.issuing import NUMBER_LENGTH
from eloket.documents.kinds import DECISION
from eloket.documents.models import Document
from eloket.documents.rules import Why, has_died
from eloket.profiles.models import FactSheet

# Beside the letters of European names (Latin, in these blocks), what stands in a sentence.
_PRINTABLE = (range(0x20, 0x7F), range(0xA0, 0x250), range(0x1E00, 0x1EFC))
_MARKS = frozenset("–—‘’“”…€•")


@dataclass(frozen=True)
class Decided:
    """What the document says: a title per language, in Dutch what the city declares or permits, and what about.

    `sections` are a title each, with pairs of label and value. `valid_days` None: it has no end.
    """

    title: Text
    states: str
    sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    valid_days: int | None = None


@transaction.atomic
def issue_decision(
    profile_id: UUID, decided: Decided, *, purpose: str, today: date, now: datetime, actor: Actor
) -> Document:
    """Put a decision in the vault, valid from today. Nothing ends it but its own day, or the city.

    Refuses with NotEntitled for somebody who died.
    """
    if has_died(FactSheet.objects.facts_of(profile_id)):
        raise NotEntitled
    number = new_number(NUMBER_LENGTH)
    until = today + timedelta(days=decided.valid_days - 1) if decided.valid_days else None
    content = canonical(_record(decided, number, today, until))
    document: Document = Document.objects.create(
        number=number,
        profile_id=profile_id,
        kind_code=DECISION,
        title=decided.title.model_dump(),
        why=Why.REQUESTED,
        record=content,
        record_sha256=sha256(content),
        facts_sha256=sha256(content),
        issued_at=now,
        valid_from=today,
        valid_until=until,
    )
    record(Trace(Act.DOCUMENT_ISSUED, profile_id, purpose=purpose, about=number), actor=actor, at=now)
    return document


def _record(decided: Decided, number: str, today: date, until: date | None) -> dict[str, Any]:
    return {
        "number": number,
        "kind": DECISION,
        "version": 1,
        "title": printable(decided.title.nl),
        "city": settings.THEME.name,
        "issued_on": today.isoformat(),
        "valid_from": today.isoformat(),
        "valid_until": until.isoformat() if until else None,
        "states": printable(decided.states),
        "sections": [
            {"title": printable(title), "rows": list(_rows(rows))} for title, rows in decided.sections if rows
        ],
        "salt": new_key().hex,
    }


def _rows(rows: Iterable[tuple[str, str]]) -> Iterable[list[str]]:
    return ([printable(label), printable(value)] for label, value in rows)


def printable(text: str) -> str:
    """The same on one line, with a question mark for what no font of documents can print.

    People type anything into forms, and staff into the texts of a service; a document that is granted must print.
    """
    # Some keyboards send a letter and its accent apart; what was copied from a page may hold hyphens that nobody sees.
    whole = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    line = " ".join(whole.splitlines())
    return "".join(
        letter if letter in _MARKS or any(ord(letter) in block for block in _PRINTABLE) else "?" for letter in line
    )
