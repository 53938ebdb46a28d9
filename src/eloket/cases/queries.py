from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from eloket.cases.rules import HELP_LASTS, KEPT, KEPT_WITHOUT_SIGN_IN


class DraftQuerySet(models.QuerySet[Any]):
    def held_by(self, profile: UUID) -> "DraftQuerySet":
        """What this person is busy with, the last first."""
        return self.filter(profile=profile).select_related("version").order_by("-saved_at")

    def past(self, today: date) -> "DraftQuerySet":
        """Those that nobody changed for as long as they are kept."""
        return self.filter(
            Q(profile=None, saved_at__date__lt=today - KEPT_WITHOUT_SIGN_IN) | Q(saved_at__date__lt=today - KEPT)
        )


class HelpQuerySet(models.QuerySet[Any]):
    def running(self, now: datetime) -> "HelpQuerySet":
        """Those whose code still opens a draft."""
        return self.filter(ended_at=None, draft__isnull=False, asked_at__gt=now - HELP_LASTS)

    def given_by(self, clerk: UUID) -> "HelpQuerySet":
        """Those for which this clerk was let in."""
        return self.filter(clerk=clerk)

    def over(self, now: datetime) -> "HelpQuerySet":
        """Those whose day is past, however they ended."""
        return self.filter(asked_at__lte=now - HELP_LASTS)


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


class ContentQuerySet(models.QuerySet[Any]):
    def unused(self, *, claimed_before: datetime) -> "ContentQuerySet":
        """Contents that no file uses, and that nobody is about to use."""
        return self.filter(uploads=None, claimed_at__lt=claimed_before)
