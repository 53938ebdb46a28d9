"""Writing a service: a draft is begun, changed as often as needed, and thrown away or submitted (approving.py)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from eloket.catalogue.errors import ChangedMeanwhile, DraftOpen, SlugTaken
from eloket.catalogue.models import Service, ServiceDraft, ServiceVersion
from eloket.catalogue.rules import Problem, examined, lost_relations
from eloket.core.actors import Actor

State = ServiceDraft.State


@transaction.atomic
def begin(slug: str, *, actor: Actor, now: datetime) -> ServiceDraft:
    """The open draft of a service; if there is none, one that says what is published now.

    Safe to repeat. Raises Service.DoesNotExist.
    """
    # Two clerks may press the button in the same second; the second must find the draft of the first.
    service = Service.objects.select_for_update().get(slug=slug)
    draft: ServiceDraft | None = ServiceDraft.objects.open().filter(slug=slug).first()
    return draft or _begun(slug, service.current.content, service.current, actor=actor, now=now)


@transaction.atomic
def begin_new(slug: str, content: Mapping[str, Any], *, actor: Actor, now: datetime) -> ServiceDraft:
    """A draft of a service that does not exist yet. Refuses with SlugTaken."""
    if Service.objects.filter(slug=slug).exists():
        raise SlugTaken
    try:
        with transaction.atomic():
            return _begun(slug, content, None, actor=actor, now=now)
    except IntegrityError as problem:
        raise SlugTaken from problem


@transaction.atomic
def restore(version: ServiceVersion, *, actor: Actor, now: datetime) -> ServiceDraft:
    """A draft that says what an older version said; it goes through approval as any other. Refuses with DraftOpen."""
    service = Service.objects.select_for_update().get(slug=version.service_id)
    if ServiceDraft.objects.open().filter(slug=service.slug).exists():
        raise DraftOpen
    return _begun(service.slug, version.content, service.current, actor=actor, now=now)


def _begun(
    slug: str, content: Mapping[str, Any], based_on: ServiceVersion | None, *, actor: Actor, now: datetime
) -> ServiceDraft:
    return ServiceDraft.objects.create(
        slug=slug,
        content=content,
        based_on=based_on,
        changed_by=key_of(actor),
        changed_by_name=actor.name,
        changed_at=now,
    )


@transaction.atomic
def change(key: UUID, content: Mapping[str, Any], *, revision: int, actor: Actor, now: datetime) -> ServiceDraft:
    """Keep this content, which was made from revision `revision`. Ends a submission: what changed must be seen again.

    Repeating it changes nothing. Refuses with ChangedMeanwhile.
    """
    draft = locked(key)
    if draft.content == content:
        return draft
    must_be(draft, revision)
    draft.content = content
    draft.revision += 1
    draft.state = State.RETURNED if draft.state == State.RETURNED else State.DRAFT
    draft.changed_by, draft.changed_by_name, draft.changed_at = key_of(actor), actor.name, now
    draft.submitted_by, draft.submitted_by_name, draft.submitted_at = None, "", None
    draft.save()
    return draft


@transaction.atomic
def discard(key: UUID, *, revision: int) -> None:
    """Throw a draft away. What is published stays. Safe to repeat. Refuses with ChangedMeanwhile."""
    draft = ServiceDraft.objects.open().select_for_update().filter(pk=key).first()
    if draft:
        must_be(draft, revision)
        draft.delete()


def locked(key: UUID) -> ServiceDraft:
    """The open draft with this key, for as long as the transaction lasts. Refuses with ChangedMeanwhile."""
    draft: ServiceDraft | None = ServiceDraft.objects.open().select_for_update().filter(pk=key).first()
    if draft is None:
        raise ChangedMeanwhile
    return draft


def key_of(actor: Actor) -> UUID:
    """Of whoever writes: services are written by people, never by the city itself."""
    if actor.key is None:
        raise ValueError("A service is written by somebody.")
    return actor.key


def must_be(draft: ServiceDraft, revision: int) -> None:
    if draft.revision != revision:
        raise ChangedMeanwhile


def problems(draft: ServiceDraft) -> list[Problem]:
    """Everything that keeps this draft from being published."""
    definition, found = examined(draft.content)
    if definition and definition.related:
        slugs = set(Service.objects.offered().values_list("slug", flat=True))
        found += lost_relations(definition, draft.slug, slugs)
    return found
