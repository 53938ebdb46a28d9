from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import models

from eloket.core.numbers import NationalNumber
from eloket.profiles.rules import Facts, known_facts


class ProfileQuerySet(models.QuerySet[Any]):
    def open(self) -> "ProfileQuerySet":
        return self.filter(closed_at=None)

    def numbered(self, numbers: Iterable[NationalNumber]) -> "ProfileQuerySet":
        return self.filter(number__in=list(numbers))


class FactSheetQuerySet(models.QuerySet[Any]):
    def current_of(self, profiles: Iterable[UUID]) -> "FactSheetQuerySet":
        """The sheets that count today, the oldest observation first, so that a later one wins."""
        return self.filter(profile__in=list(profiles), is_current=True).order_by("observed_at")

    def facts_by_profile(self, profiles: Iterable[UUID]) -> Mapping[UUID, Facts]:
        sheets: dict[UUID, list[tuple[Any, ...]]] = {}
        rows = self.current_of(profiles).values_list("profile_id", "source", "observed_at", "facts")
        for profile, source, observed_at, facts in rows:
            sheets.setdefault(profile, []).append((source, observed_at, facts))
        return {profile: known_facts(said) for profile, said in sheets.items()}

    def facts_of(self, profile: UUID) -> Facts:
        return self.facts_by_profile([profile]).get(profile, {})
