from typing import Any
from uuid import UUID

from django.db import models


class MessageQuerySet(models.QuerySet[Any]):
    def to(self, profile: UUID) -> "MessageQuerySet":
        """Everything written to this person, newest first."""
        return self.filter(profile=profile).order_by("-written_at", "-pk")

    def unread(self) -> "MessageQuerySet":
        return self.filter(read_at=None)
