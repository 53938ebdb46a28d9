from typing import Any
from uuid import UUID

from django.db import models


class EntryQuerySet(models.QuerySet[Any]):
    def about(self, profile_key: UUID) -> "EntryQuerySet":
        """What happened to this person's data, newest first."""
        return self.filter(profile_key=profile_key).order_by("-at", "-pk")
