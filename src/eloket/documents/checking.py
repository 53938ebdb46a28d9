"""Is this document real, and does it hold today? Answers anybody, and tells nobody anything about a person."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.conf import settings

from eloket.documents.codes import document_of
from eloket.documents.inspection import Seal, inspect
from eloket.documents.models import Document, SealedFile
from eloket.documents.sealing import ROOT


class Answer(StrEnum):
    VALID = "valid"
    UPCOMING = "upcoming"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    TAMPERED = "tampered"
    NO_SEAL = "no_seal"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Checked:
    """`document` is the one concerned, for its kind and days; None when there is none to speak of."""

    answer: Answer
    document: Document | None = None


def check_code(code: str, *, today: date) -> Checked:
    """The answer for a printed code, however it was typed."""
    key = document_of(code)
    return _of(Document.objects.filter(pk=key).first() if key else None, today)


def check_file(pdf: bytes, *, today: date) -> Checked:
    """The answer for a PDF: first our own copy, then the seal, then what the register of documents says."""
    kept = SealedFile.objects.filter(sha256=hashlib.sha256(pdf).hexdigest()).select_related("document").first()
    if kept:
        return _of(kept.document, today)
    inspection = inspect(pdf, trusted_root=settings.KEYS / ROOT)
    if inspection.seal is not Seal.INTACT or inspection.record is None:
        return Checked(_WITHOUT_SEAL[inspection.seal])
    # Sealed by this city, though it is not the copy we keep: its record decides which document it is.
    number = json.loads(inspection.record)["number"]
    return _of(Document.objects.filter(number=number, record=inspection.record).first(), today)


_WITHOUT_SEAL = {
    Seal.BROKEN: Answer.TAMPERED,
    Seal.FOREIGN: Answer.UNKNOWN,
    Seal.MISSING: Answer.NO_SEAL,
    Seal.UNREADABLE: Answer.UNREADABLE,
    Seal.INTACT: Answer.UNKNOWN,
}


def _of(document: Document | None, today: date) -> Checked:
    if document is None:
        return Checked(Answer.UNKNOWN)
    return Checked(Answer(document.status_on(today).value), document)
