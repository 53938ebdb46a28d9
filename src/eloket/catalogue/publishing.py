import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.errors import FolderMistaken
from eloket.catalogue.folders import Folder
from eloket.catalogue.models import Service, ServiceVersion


@transaction.atomic
def publish(folders: Iterable[Folder], *, now: datetime) -> list[str]:
    """Publish every service whose folder says something new. Returns their slugs.

    Safe to repeat. Refuses with FolderMistaken: a folder with mistakes is not published, nor is any other with it.
    """
    return [folder.slug for folder in folders if _publish(folder.slug, _sound(folder), now=now)]


def _sound(folder: Folder) -> ServiceDefinition:
    if folder.definition is None or folder.mistakes:
        raise FolderMistaken(*map(str, folder.mistakes))
    return folder.definition


def _publish(slug: str, definition: ServiceDefinition, *, now: datetime) -> bool:
    content = definition.model_dump(mode="json", exclude_unset=True)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).digest()
    service, _ = Service.objects.select_for_update().get_or_create(slug=slug)
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
