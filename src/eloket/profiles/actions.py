from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from eloket.audit.actions import Trace, record
from eloket.audit.models import Act
from eloket.core.actors import Actor
from eloket.core.news import announce
from eloket.core.numbers import NationalNumber
from eloket.profiles.models import ContactPoint, FactSheet, Profile
from eloket.profiles.news import FactsChanged, ProfileOpened


@transaction.atomic
def open_profile(number: NationalNumber, *, now: datetime) -> Profile:
    """The profile of this person, opened now if there was none. Everything that arrives by itself follows."""
    profile, is_new = Profile.objects.get_or_create(number=number, defaults={"opened_at": now})
    if is_new:
        record(Trace(Act.PROFILE_OPENED, profile.pk), actor=Actor("citizen", profile.pk), at=now)
        announce(ProfileOpened(profile.pk))
    return profile


@transaction.atomic
def observe(profile_id: UUID, *, source: str, facts: Mapping[str, Any], at: datetime) -> bool:
    """Keep what a source says about this person now. True when it says something else than before.

    Safe to repeat. An answer older than the one at hand is dropped: two refreshes may overtake each other.
    """
    # Two refreshes of one profile may finish in the same moment; the profile is the lock for both.
    Profile.objects.select_for_update(no_key=True).get(pk=profile_id)
    current = FactSheet.objects.filter(profile_id=profile_id, source=source, is_current=True).first()
    if current and (current.observed_at > at or current.facts == facts):
        FactSheet.objects.filter(pk=current.pk, observed_at__lt=at).update(observed_at=at)
        return False
    FactSheet.objects.filter(profile_id=profile_id, source=source, is_current=True).update(is_current=False)
    FactSheet.objects.create(profile_id=profile_id, source=source, facts=facts, first_observed_at=at, observed_at=at)
    announce(FactsChanged(profile_id))
    return True


@transaction.atomic
def give_contact(profile_id: UUID, *, kind: ContactPoint.Kind, value: str, actor: Actor, now: datetime) -> None:
    """Keep how this person wants to be reached. The same value twice changes nothing."""
    point, is_new = ContactPoint.objects.get_or_create(
        profile_id=profile_id, kind=kind, defaults={"value": value, "given_at": now}
    )
    if is_new or point.value != value:
        ContactPoint.objects.filter(pk=point.pk).update(value=value, given_at=now)
        record(Trace(Act.CONTACT_CHANGED, profile_id), actor=actor, at=now)


def choose_language(profile_id: UUID, language: str) -> None:
    """The language of messages from now on."""
    Profile.objects.filter(pk=profile_id).update(language=language)
