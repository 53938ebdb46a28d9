from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from eloket.documents.kinds import DECISION


class DocumentQuerySet(models.QuerySet[Any]):
    def held_by(self, profile: UUID) -> "DocumentQuerySet":
        """Every document ever issued to this person: the vault and the archive."""
        return self.filter(profile=profile)

    def in_vault_on(self, day: date) -> "DocumentQuerySet":
        """What is valid on this day. The archive is everything else."""
        return self.filter(ended_at=None, valid_from__lte=day).filter(Q(valid_until=None) | Q(valid_until__gte=day))

    def latest(self) -> "DocumentQuerySet":  # type: ignore[override]
        """The last of each chain: neither ended nor succeeded, though its day may have passed."""
        return self.filter(ended_at=None, replaced_by=None)

    def due(self, day: date) -> "DocumentQuerySet":
        """Documents whose successor is to be made on this day, the longest waiting first.

        A profile that is closed gets none, nor does somebody who switched the kind off.
        """
        due = self.latest().filter(renew_on__lte=day, profile__closed_at=None)
        return due.exclude(profile__switched_off__kind_code=F("kind_code")).order_by("renew_on", "pk")

    def of_kinds(self) -> "DocumentQuerySet":
        """Documents that a vault holds because of what registers say. A decision stays, whatever they say later."""
        return self.exclude(kind_code=DECISION)

    def of_any(self, profiles: Iterable[UUID]) -> "DocumentQuerySet":
        return self.filter(profile__in=list(profiles))
