"""The PDF of a document: rendered and sealed when it is first opened, the same bytes ever after."""

import hashlib
from datetime import datetime, timedelta
from datetime import timezone as fixed_zone
from functools import cache

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from eloket.documents.models import Document, SealedFile
from eloket.documents.rendering import render
from eloket.documents.sealing import Sealer
from eloket.documents.text import check_url, text_of


def sealed_pdf(document: Document, *, now: datetime) -> bytes:
    """The sealed PDF. Raises CannotRender, SealKeyMissing, SealExpired."""
    kept = SealedFile.objects.filter(document=document).first() or _seal(document, now=now)
    with default_storage.open(_path(kept.sha256)) as file:
        content: bytes = file.read()
    return content


def _seal(document: Document, *, now: datetime) -> SealedFile:
    made_at = printed_at(document.issued_at)
    pdf = render(text_of(document), record=document.record, check_url=check_url(document), made_at=made_at)
    sealed = sealer().seal(pdf, at=printed_at(now))
    digest = hashlib.sha256(sealed).hexdigest()
    # The file first, then the row that makes it visible: a crash between leaves a file nobody asks for.
    if not default_storage.exists(_path(digest)):
        default_storage.save(_path(digest), ContentFile(sealed))
    # Two tabs may open it in the same moment; the loser serves the winner's file.
    return SealedFile.objects.get_or_create(document=document, defaults={"sha256": digest, "sealed_at": now})[0]


def printed_at(moment: datetime) -> datetime:
    """City time in whole seconds with a fixed offset: a PDF writes down how far its clock was from UTC."""
    local = timezone.localtime(moment)
    return local.replace(microsecond=0, tzinfo=fixed_zone(local.utcoffset() or timedelta()))


def _path(digest: str) -> str:
    return f"documents/{digest[:2]}/{digest[2:]}.pdf"


@cache
def sealer() -> Sealer:
    return Sealer.load(settings.KEYS)
