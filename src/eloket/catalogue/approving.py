"""From a draft to a version that is published: asked for by one member of staff, given by another."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.drafting import State, key_of, locked, must_be, problems
from eloket.catalogue.errors import ChangedMeanwhile, NoteMissing, NothingNew, NotReady, NotSubmitted, SameEyes
from eloket.catalogue.models import Service, ServiceDraft, ServiceVersion
from eloket.catalogue.publishing import Signed, content_of, publish_version
from eloket.core.actors import Actor


@transaction.atomic
def submit(key: UUID, *, revision: int, note: str, actor: Actor, now: datetime) -> ServiceDraft:
    """Ask for approval. `note` says what changed and why; it stays with the version.

    Safe to repeat. Refuses with NotReady, NothingNew and ChangedMeanwhile.
    """
    draft = locked(key)
    if draft.state == State.SUBMITTED:
        return draft
    must_be(draft, revision)
    _is_new(draft, _sound(draft))
    draft.state, draft.note = State.SUBMITTED, note.strip()
    draft.submitted_by, draft.submitted_by_name, draft.submitted_at = key_of(actor), actor.name, now
    draft.save()
    return draft


@transaction.atomic
def approve(key: UUID, *, revision: int, over: int, actor: Actor, now: datetime) -> ServiceVersion:
    """Publish what was submitted: everybody sees it at once; whoever was busy keeps the version they began with.

    `over` is the number of the version that the approver compared it with, 0 for a new service. Safe to repeat.
    Refuses with NotSubmitted, SameEyes, NotReady and ChangedMeanwhile.
    """
    draft = ServiceDraft.objects.select_for_update().get(pk=key)
    if draft.state == State.APPROVED:
        return _current(draft.slug)
    must_be(draft, revision)
    if draft.state != State.SUBMITTED:
        raise NotSubmitted
    if actor.key in (draft.submitted_by, draft.changed_by):
        raise SameEyes
    _must_follow(draft.slug, over)
    signed = Signed(published_by=draft.submitted_by_name, approved_by=actor.name, note=draft.note)
    version = publish_version(draft.slug, _sound(draft), signed=signed, now=now)
    draft.state, draft.approved_by, draft.approved_at = State.APPROVED, actor.key, now
    draft.save()
    return version or _current(draft.slug)


@transaction.atomic
def send_back(key: UUID, *, revision: int, note: str, actor: Actor, now: datetime) -> ServiceDraft:
    """Give a draft back to whoever wrote it, with the reason.

    Refuses with NotSubmitted, NoteMissing and ChangedMeanwhile.
    """
    draft = locked(key)
    must_be(draft, revision)
    if draft.state != State.SUBMITTED:
        raise NotSubmitted
    if not note.strip():
        raise NoteMissing
    draft.state, draft.note = State.RETURNED, f"{actor.name}: {note.strip()}"
    draft.save()
    return draft


def _must_follow(slug: str, over: int) -> None:
    # A folder may be loaded while somebody reads the differences; what nobody compared with is not replaced.
    service = Service.objects.select_for_update(of=("self",)).select_related("current").filter(slug=slug).first()
    if over != (service.current.number if service else 0):
        raise ChangedMeanwhile


def _current(slug: str) -> ServiceVersion:
    return ServiceVersion.objects.get(pk=Service.objects.values("current").get(slug=slug)["current"])


def _sound(draft: ServiceDraft) -> ServiceDefinition:
    if found := problems(draft):
        raise NotReady(found)
    return ServiceDefinition.model_validate(draft.content)


def _is_new(draft: ServiceDraft, definition: ServiceDefinition) -> None:
    current = Service.objects.offered().filter(slug=draft.slug).first()
    if current and content_of(current.current.definition) == content_of(definition):
        raise NothingNew
