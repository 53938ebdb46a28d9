from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q


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
        """Documents whose successor is to be made on this day, the longest waiting first."""
        return self.latest().filter(renew_on__lte=day).order_by("renew_on", "pk")

    def of_any(self, profiles: Iterable[UUID]) -> "DocumentQuerySet":
        return self.filter(profile__in=list(profiles))
