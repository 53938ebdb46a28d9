from django.db import models
from django.db.models import Q

from eloket.core.keys import new_key
from eloket.profiles.queries import FactSheetQuerySet, ProfileQuerySet


class Profile(models.Model):
    """One person's A-profile. `number` is the national number; no page, address or log shows it in full."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    number = models.CharField(max_length=11, unique=True)
    language = models.CharField(max_length=2, default="nl")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = ProfileQuerySet.as_manager()

    def __str__(self) -> str:
        return f"profile {self.pk}"


class FactSheet(models.Model):
    """What one source said about one person at one moment. The latest of each source is current.

    `facts` holds values by name (vocabulary.yaml). `observed_at` moves on when the source repeats itself;
    a different answer makes a new sheet.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="sheets")
    source = models.CharField(max_length=40)
    facts = models.JSONField()
    first_observed_at = models.DateTimeField()
    observed_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)

    objects = FactSheetQuerySet.as_manager()

    class Meta:
        constraints = [
            # Serves FactSheet.objects.current_of() too.
            models.UniqueConstraint(
                fields=["profile", "source"], condition=Q(is_current=True), name="one_current_sheet_per_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} at {self.observed_at:%Y-%m-%d %H:%M}"


class ContactPoint(models.Model):
    class Kind(models.TextChoices):
        EMAIL = "email"
        PHONE = "phone"

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=254)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "kind"], name="one_contact_point_per_kind")]

    def __str__(self) -> str:
        return str(self.kind)
