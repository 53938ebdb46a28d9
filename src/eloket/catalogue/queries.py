from typing import Any

from django.db import models


class ServiceQuerySet(models.QuerySet[Any]):
    def offered(self) -> "ServiceQuerySet":
        """The services that have a published version, with it."""
        return self.exclude(current=None).select_related("current").order_by("slug")
