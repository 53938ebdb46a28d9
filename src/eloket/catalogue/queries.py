from collections.abc import Collection
from typing import Any, cast

from django.db import models


class ServiceQuerySet(models.QuerySet[Any]):
    def offered(self) -> "ServiceQuerySet":
        """The services that have a published version, with it."""
        return self.exclude(current=None).select_related("current").order_by("slug")

    def with_form(self) -> "ServiceQuerySet":
        """The offered services that can be asked for here, online."""
        return self.offered().filter(current__content__has_key="form").exclude(current__content__form=None)


class ServiceVersionQuerySet(models.QuerySet[Any]):
    def as_published(self) -> "ServiceVersionQuerySet":
        """Every version there ever was, from old to new."""
        return self.order_by("published_at", "pk")

    def with_first(self) -> "ServiceVersionQuerySet":
        """`first_published_at`: when the service had its first version."""
        first = models.Min("service__versions__published_at")
        return cast("ServiceVersionQuerySet", self.annotate(first_published_at=first))


class ConceptQuerySet(models.QuerySet[Any]):
    def named(self, references: Collection[str]) -> "ConceptQuerySet":
        """The concepts that these numbers and URIs name."""
        return self.filter(models.Q(number__in=references) | models.Q(uri__in=references))

    def unused(self, references: Collection[str]) -> "ConceptQuerySet":
        """The concepts that are still offered and that nobody of these numbers and URIs names, by number.

        Give it what the services name: `{service.concept for service in shelf().services.values()}`.
        """
        named = models.Q(number__in=references) | models.Q(uri__in=references)
        return self.filter(is_archived=False).exclude(named).order_by("number")


class DraftQuerySet(models.QuerySet[Any]):
    def open(self) -> "DraftQuerySet":
        """Those that may still be changed, submitted, approved or thrown away: at most one for each service."""
        return self.filter(approved_by=None)
