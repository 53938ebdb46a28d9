"""Filling in: a draft is saved at every page and pinned to the version it began with."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from eloket.cases.models import Draft
from eloket.catalogue.models import Service
from eloket.core.keys import new_key


def at_hand(service: Service, *, profile_id: UUID | None, key: UUID | None = None, now: datetime) -> Draft:
    """The draft for this service; one that is not kept yet if there was none.

    Of somebody who did not sign in it is the one with this key.
    """
    drafts = Draft.objects.filter(service=service).select_related("version")
    mine = drafts.filter(profile=profile_id) if profile_id else drafts.filter(profile=None, pk__in=[key] if key else [])
    return mine.first() or Draft(
        profile_id=profile_id, service=service, version=service.current, begun_at=now, saved_at=now
    )


def begin(draft: Draft) -> Draft:
    """Keep this draft. Two tabs that begin together get the same one."""
    values = {"id": draft.pk, "version": draft.version, "begun_at": draft.begun_at, "saved_at": draft.saved_at}
    drafts = Draft.objects.select_related("version")
    if draft.profile_id is None:
        return drafts.get_or_create(pk=draft.pk, service_id=draft.service_id, profile=None, defaults=values)[0]
    return drafts.get_or_create(profile_id=draft.profile_id, service_id=draft.service_id, defaults=values)[0]


@transaction.atomic
def note_doubt(draft: Draft, fact: str, said: str, *, now: datetime) -> Draft:
    """Keep what the citizen says is wrong with a fact that is shown. Nothing said: the doubt is taken back."""
    kept = Draft.objects.select_for_update().get(pk=draft.pk)
    kept.doubts = {name: text for name, text in kept.doubts.items() if name != fact} | ({fact: said} if said else {})
    kept.saved_at = now
    kept.save(update_fields=["doubts", "saved_at"])
    return kept


@transaction.atomic
def save_answers(draft: Draft, answers: Mapping[str, Any], *, now: datetime) -> Draft:
    """Add the answers of one page. Two tabs that answer different pages both keep theirs."""
    kept = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if kept is None:
        # Another tab submitted it in this very moment: these answers begin a new one.
        draft.pk = new_key()
        return save_answers(begin(draft), answers, now=now)
    kept.answers = {**kept.answers, **answers}
    kept.saved_at = now
    kept.save(update_fields=["answers", "saved_at"])
    return kept
