import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from eloket.catalogue.folders import Folder
from eloket.catalogue.models import Service, ServiceVersion


@transaction.atomic
def publish(folders: Iterable[Folder], *, now: datetime) -> list[str]:
    """Publish every service whose folder says something new. Returns their slugs.

    A folder with mistakes is not published, nor is any other with it: the caller checks first.
    """
    return [folder.slug for folder in folders if folder.definition and _publish(folder, now=now)]


def _publish(folder: Folder, *, now: datetime) -> bool:
    assert folder.definition is not None
    content = folder.definition.model_dump(mode="json", exclude_unset=True)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).digest()
    service, _ = Service.objects.select_for_update().get_or_create(slug=folder.slug)
    latest = service.versions.order_by("-number").first()
    if latest and bytes(latest.content_sha256) == digest:
        return False
    service.current = ServiceVersion.objects.create(
        service=service,
        number=latest.number + 1 if latest else 1,
        content=content,
        content_sha256=digest,
        published_at=now,
    )
    service.save(update_fields=["current"])
    return True
