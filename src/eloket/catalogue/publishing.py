import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.errors import FolderMistaken
from eloket.catalogue.folders import Folder
from eloket.catalogue.models import Service, ServiceVersion
from eloket.catalogue.shelf import tell


@dataclass(frozen=True)
class Signed:
    """Who stands for a version, by name, and what they wrote with it. Nobody: it came from a folder."""

    published_by: str = ""
    approved_by: str = ""
    note: str = ""


@transaction.atomic
def publish(folders: Iterable[Folder], *, now: datetime) -> list[str]:
    """Publish every service whose folder says something new. Returns their slugs.

    Safe to repeat: what staff published since is left alone as long as the folder says what it said then.
    Refuses with FolderMistaken: a folder with mistakes is not published, nor is any other with it.
    """
    return [folder.slug for folder in folders if _publish_folder(folder.slug, _sound(folder), now=now)]


def _sound(folder: Folder) -> ServiceDefinition:
    if folder.definition is None or folder.mistakes:
        raise FolderMistaken(*map(str, folder.mistakes))
    return folder.definition


def _publish_folder(slug: str, definition: ServiceDefinition, *, now: datetime) -> bool:
    versions = ServiceVersion.objects.filter(service=slug)
    loaded = versions.filter(published_by="").order_by("-number").first()
    # What was loaded last, or what staff published since and somebody wrote back to the folder: either is known.
    since = versions.filter(number__gte=loaded.number) if loaded else versions
    if since.filter(content_sha256=_digest(content_of(definition))).exists():
        return False
    return publish_version(slug, definition, signed=Signed(), now=now) is not None


@transaction.atomic
def publish_version(
    slug: str, definition: ServiceDefinition, *, signed: Signed, now: datetime
) -> ServiceVersion | None:
    """Make this the current version, at once. None when the current one says the same already."""
    content = content_of(definition)
    service, _ = Service.objects.select_for_update().get_or_create(slug=slug)
    latest = service.versions.order_by("-number").first()
    if latest and bytes(latest.content_sha256) == _digest(content):
        return None
    version = ServiceVersion.objects.create(
        service=service,
        number=latest.number + 1 if latest else 1,
        content=content,
        content_sha256=_digest(content),
        published_at=now,
        **asdict(signed),
    )
    service.current = version
    service.save(update_fields=["current"])
    tell()
    return version


def content_of(definition: ServiceDefinition) -> dict[str, Any]:
    return definition.model_dump(mode="json", exclude_unset=True)


def _digest(content: dict[str, Any]) -> bytes:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).digest()
