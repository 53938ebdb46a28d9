from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.queries import ConceptQuerySet, DraftQuerySet, ServiceQuerySet, ServiceVersionQuerySet
from eloket.core.keys import new_key


class Service(models.Model):
    """A service under its address. What it is stands in its versions."""

    slug = models.SlugField(primary_key=True, max_length=80)
    current = models.ForeignKey(
        "ServiceVersion", null=True, on_delete=models.PROTECT, related_name="+", db_constraint=True
    )

    objects = ServiceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.slug


class ServiceVersion(models.Model):
    """A published version. Never changed afterwards: running cases keep the one they began with."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_sha256 = models.BinaryField(max_length=32)
    published_at = models.DateTimeField()
    # Names of staff; empty for what came from a folder.
    published_by = models.CharField(max_length=200, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    objects = ServiceVersionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return f"{self.service_id} version {self.number}"

    @property
    def definition(self) -> ServiceDefinition:
        return _definition(self)


class ServiceDraft(models.Model):
    """A service as somebody is writing it: `content` has the shape of `service.yaml` and may be incomplete.

    Staff are named by key and by name, for this room stands below the one that knows them.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Concept")
        SUBMITTED = "submitted", _("Wacht op goedkeuring")
        RETURNED = "returned", _("Teruggestuurd")
        APPROVED = "approved", _("Goedgekeurd")

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    # Not a foreign key: a new service has a draft before it has a row.
    slug = models.SlugField(max_length=80)
    content = models.JSONField()
    based_on = models.ForeignKey(ServiceVersion, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    changed_by = models.UUIDField()
    changed_by_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    submitted_by = models.UUIDField(null=True)
    submitted_by_name = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    # Why it is submitted, or why it came back.
    note = models.TextField(blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], condition=Q(approved_by=None), name="one_open_draft_per_service"),
            # Whoever approves is neither the one who asked for it nor the one who changed it last.
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | Q(submitted_by__isnull=False) & ~Q(approved_by=F("submitted_by")) & ~Q(approved_by=F("changed_by")),
                name="four_eyes_saw_what_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", approved_by__isnull=False) | ~Q(state="approved") & Q(approved_by=None),
                name="approved_is_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.revision} of {self.slug}"


_read: dict[UUID, ServiceDefinition] = {}


def _definition(version: ServiceVersion) -> ServiceDefinition:
    # Versions never change, so what was read once holds for as long as the process lives.
    if version.pk not in _read:
        _read[version.pk] = ServiceDefinition.model_validate(version.content)
    return _read[version.pk]


class Concept(models.Model):
    """A product of IPDC, as its latest snapshot describes it. `title` and `description` are plain texts by language."""

    uri = models.CharField(primary_key=True, max_length=300)
    number = models.CharField(max_length=20, blank=True)
    title = models.JSONField()
    description = models.JSONField()
    content = models.JSONField()
    generated_at = models.DateTimeField()
    first_seen_at = models.DateTimeField()
    is_archived = models.BooleanField(default=False)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        # Serves Concept.objects.named(): services name their concept by its number.
        indexes = [models.Index(fields=["number"], name="concepts_by_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.title['nl']}".strip()


class FruitlessSearch(models.Model):
    """What somebody looked for on a day and did not find, as plain words, and how often. Not by whom."""

    query = models.CharField(max_length=60)
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["query", "day"], name="one_count_per_query_and_day")]

    def __str__(self) -> str:
        return f"{self.query} ({self.count}x on {self.day})"
