from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from eloket.core.keys import new_key
from eloket.core.texts import Text
from eloket.documents.kinds import DECISION, KINDS, Kind, decision
from eloket.documents.queries import DocumentQuerySet
from eloket.profiles.models import Profile


class Status(models.TextChoices):
    VALID = "valid", _("Geldig")
    UPCOMING = "upcoming", _("Nog niet geldig")
    REPLACED = "replaced", _("Vervangen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    EXPIRED = "expired", _("Verlopen")


class _Days(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class Document(models.Model):
    """An issued document: an immutable record, and how long it holds.

    `record` is canonical JSON text and is never changed. Days are inclusive; `valid_until` None means as long
    as the facts are right. `ended_at` is when a register event or the city ended it before its day.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    number = models.CharField(max_length=16, unique=True)
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="documents")
    kind_code = models.CharField(max_length=12)
    # Of a decision: what the service calls it, by language.
    title = models.JSONField(null=True)
    why = models.CharField(max_length=30)
    record = models.TextField()
    record_sha256 = models.BinaryField(max_length=32)
    facts_sha256 = models.BinaryField(max_length=32)
    issued_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    renew_on = models.DateField(null=True)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="predecessors")
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=30, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [
            # Serves Document.objects.due(), each hour over the whole city.
            models.Index(fields=["renew_on"], name="document_due", condition=Q(replaced_by=None, ended_at=None)),
        ]
        constraints = [
            # At every moment at most one valid document of a kind in a vault, whoever issues and however often.
            # Decisions are about different things: two permits may hold at once.
            ExclusionConstraint(
                name="one_valid_document_per_kind",
                expressions=[
                    (F("profile"), RangeOperators.EQUAL),
                    (F("kind_code"), RangeOperators.EQUAL),
                    (
                        _Days(F("valid_from"), F("valid_until"), RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(ended_at=None) & ~Q(kind_code=DECISION),
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.number}"

    @property
    def kind(self) -> Kind:
        return decision(Text.model_validate(self.title)) if self.title else KINDS[self.kind_code]

    def status_on(self, day: date) -> Status:
        """What whoever holds a copy may rely on. Valid to the end of the last day printed on it."""
        if self.ended_at:
            return Status.REPLACED if self.replaced_by_id else Status.WITHDRAWN
        if day < self.valid_from:
            return Status.UPCOMING
        if self.valid_until and day > self.valid_until:
            return Status.REPLACED if self.replaced_by_id else Status.EXPIRED
        return Status.VALID


class SwitchedOff(models.Model):
    """A kind of document that this citizen does not want to arrive by itself."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="switched_off")
    kind_code = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "kind_code"], name="switched_off_once")]

    def __str__(self) -> str:
        return self.kind_code


class SealedFile(models.Model):
    """The sealed PDF of a document, made when it was first opened and served unchanged from then on."""

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.PROTECT, related_name="sealed")
    # Name in the file store and hash of the content in one: the store is addressed by content.
    sha256 = models.CharField(max_length=64, db_index=True)
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"sealed file of {self.document_id}"
