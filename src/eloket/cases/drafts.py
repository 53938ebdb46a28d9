"""Filling in: a draft is saved at every page and pinned to the version it began with."""

from collections.abc import Mapping
from datetime import date, datetime
from logging import getLogger
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction

from eloket.cases.errors import AnswersChanged
from eloket.cases.models import Draft
from eloket.cases.prefill import facts_of, known
from eloket.cases.rules import Seen, is_overtaken
from eloket.cases.unknown import with_unknown
from eloket.catalogue.models import Service, ServiceVersion
from eloket.core.keys import new_key
from eloket.eforms.carrying import Carried, carry_over

log = getLogger(__name__)


def at_hand(service: Service, *, profile_id: UUID | None, key: UUID | None = None, now: datetime) -> Draft:
    """The draft for this service; one that is not kept yet if there was none.

    Of somebody who did not sign in it is the one with this key.
    """
    drafts = Draft.objects.filter(service=service).select_related("version")
    mine = drafts.filter(profile=profile_id) if profile_id else drafts.filter(profile=None, pk__in=[key] if key else [])
    found: Draft | None = mine.first()
    if found:
        # As it is offered now, with its current version.
        found.service = service
    return found or Draft(profile_id=profile_id, service=service, version=service.current, begun_at=now, saved_at=now)


def begin(draft: Draft) -> Draft:
    """Keep this draft. Two tabs that begin together get the same one."""
    values = {"id": draft.pk, "version": draft.version, "begun_at": draft.begun_at, "saved_at": draft.saved_at}
    drafts = Draft.objects.select_related("version")
    kept: Draft
    if draft.profile_id is None:
        kept, _new = drafts.get_or_create(pk=draft.pk, service_id=draft.service_id, profile=None, defaults=values)
    else:
        kept, _new = drafts.get_or_create(profile_id=draft.profile_id, service_id=draft.service_id, defaults=values)
    return kept


@transaction.atomic
def note_doubt(draft: Draft, fact: str, said: str, *, now: datetime) -> Draft:
    """Keep what the citizen says is wrong with a fact that is shown. Nothing said: the doubt is taken back."""
    kept: Draft = Draft.objects.select_for_update().get(pk=draft.pk)
    kept.doubts = {name: text for name, text in kept.doubts.items() if name != fact} | ({fact: said} if said else {})
    kept.saved_at = now
    kept.save(update_fields=["doubts", "saved_at"])
    return kept


@transaction.atomic
def save_answers(
    draft: Draft, answers: Mapping[str, Any], *, now: datetime, by: str = "", seen: Seen | None = None
) -> Draft:
    """Add the answers of one page. Two tabs that answer different pages both keep theirs.

    `by` is the clerk who fills in with the citizen; `seen` what the page showed before. Refuses with AnswersChanged
    when the other of the two answered the same page meanwhile: look at what they said first.
    """
    kept: Draft | None = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if kept is None:
        # Another tab submitted it in this very moment: these answers begin a new one.
        draft.pk = new_key()
        return save_answers(begin(draft), answers, now=now, by=by)
    if seen and is_overtaken(seen, kept.answers, kept.helped, by=by):
        raise AnswersChanged
    changed = {key for key, answer in answers.items() if key not in kept.answers or kept.answers[key] != answer}
    others = {key: clerk for key, clerk in kept.helped.items() if key not in changed}
    kept.helped = others | (dict.fromkeys(changed, by) if by else {})
    kept.answers = {**kept.answers, **answers}
    kept.saved_at = now
    kept.save(update_fields=["answers", "helped", "saved_at"])
    return kept


def newer_version(draft: Draft) -> ServiceVersion | None:
    """The version that took the place of the one this draft was begun with, if its form is another one."""
    current = draft.service.current
    if current is None or current.pk == draft.version_id:
        return None
    return None if current.definition.form == draft.version.definition.form else current


def carried_over(draft: Draft, version: ServiceVersion, *, today: date) -> Carried:
    """What stays of the answers when this version takes the place of the one the draft was begun with."""
    facts = facts_of(draft.profile_id)
    old, new = (with_unknown(each.definition, facts) for each in (draft.version, version))
    return carry_over(old, new, draft.answers, known(facts, today=today))


@transaction.atomic
def renew(draft: Draft, *, today: date, now: datetime) -> Draft:
    """Move a draft to the service as it is published now, with the answers that still hold. Safe to repeat."""
    of_draft = Draft.objects.select_for_update(of=("self",)).select_related("version", "service__current")
    kept: Draft | None = of_draft.filter(pk=draft.pk).first()
    version = newer_version(kept) if kept else None
    if kept is None or version is None:
        return kept or draft
    kept.answers = carried_over(kept, version, today=today).answers
    kept.version, kept.saved_at = version, now
    kept.save(update_fields=["version", "answers", "saved_at"])
    return kept


def forget_past(*, today: date) -> int:
    """Remove what nobody came back to for as long as it is kept; how many that were. Safe to repeat.

    Their files go with the next sweep of the uploads.
    """
    gone = 0
    for key in Draft.objects.past(today).values_list("pk", flat=True):
        try:
            gone += _forget(key, today=today)
        except DatabaseError:
            # The others go; the next night tries this one again.
            log.exception("A draft cannot be removed: %s", key)
    return gone


@transaction.atomic
def _forget(key: UUID, *, today: date) -> bool:
    # Whoever comes back in this second waits here, or is waited for: then it is past no longer.
    past = Draft.objects.past(today).select_for_update().filter(pk=key).first()
    if past:
        past.delete()
    return past is not None
