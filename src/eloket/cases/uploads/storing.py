"""Where contents are kept: each once, under the name of what it holds, however often it was added."""

import hashlib
from datetime import datetime, timedelta
from logging import getLogger

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from eloket.cases.models import Content, Upload

log = getLogger(__name__)
GRACE = timedelta(hours=1)
"""How long a content may wait for the row that uses it."""


def store(content: bytes, *, now: datetime) -> Content:
    """Keep this content, once. Whoever stores it again gets the same.

    The row first, so that no sweep takes what is about to be used; its path last, so that it names a whole file.
    """
    digest = hashlib.sha256(content).hexdigest()
    kept = _claimed(digest, now=now)
    if kept.path and default_storage.exists(kept.path):
        return kept
    path = default_storage.save(_usual_path(digest), ContentFile(content))
    # Two may store the same in the same moment: the second leaves with the first one's file.
    Content.objects.filter(pk=digest, path=kept.path).update(path=path)
    kept.refresh_from_db()
    if kept.path != path:
        default_storage.delete(path)
    return kept


def opened(upload: Upload) -> "File[bytes]":
    return default_storage.open(upload.content.path)


def sweep(*, now: datetime) -> None:
    """Remove the files of drafts that are gone, and every content that no file uses any more. Safe to repeat."""
    Upload.objects.filter(draft=None, case=None).delete()
    for digest in Content.objects.unused(claimed_before=now - GRACE).values_list("pk", flat=True):
        try:
            _remove(digest, claimed_before=now - GRACE)
        except Exception:
            # The store is away, or keeps this one: the others go, and the next sweep tries again.
            log.exception("A content cannot be removed: %s", digest)


def _claimed(digest: str, *, now: datetime) -> Content:
    Content.objects.bulk_create(
        [Content(sha256=digest, claimed_at=now)],
        update_conflicts=True,
        unique_fields=["sha256"],
        update_fields=["claimed_at"],
    )
    return Content.objects.get(pk=digest)


@transaction.atomic
def _remove(digest: str, *, claimed_before: datetime) -> None:
    # Whoever adds the same content in this second waits here, and then stores it anew. The one place that speaks
    # to the file store inside a transaction: a job's, which keeps nobody else waiting.
    kept = Content.objects.select_for_update().filter(pk=digest, claimed_at__lt=claimed_before).first()
    if kept is None or kept.uploads.exists():
        return
    kept.delete()
    # Beside the file itself, half of one that a crash left behind.
    for path in {kept.path, _usual_path(digest)} - {""}:
        default_storage.delete(path)


def _usual_path(digest: str) -> str:
    return f"uploads/{digest[:2]}/{digest[2:]}"
