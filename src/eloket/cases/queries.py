from typing import Any
from uuid import UUID

from django.db import models


class CaseQuerySet(models.QuerySet[Any]):
    def held_by(self, profile: UUID) -> "CaseQuerySet":
        """The requests of this person, newest first."""
        return self.filter(profile=profile).select_related("version").order_by("-submitted_at")

    def visible_to(self, team: str) -> "CaseQuerySet":
        """The cases that a member of this team may see: those in which the team has a say."""
        return self.filter(team=team).exclude(team="").select_related("version", "handler")

    def open(self) -> "CaseQuerySet":
        return self.filter(closed_at=None)

    def most_pressing_first(self) -> "CaseQuerySet":
        return self.order_by("due_on", "submitted_at")
