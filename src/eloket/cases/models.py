from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eloket.cases.queries import CaseQuerySet, ContentQuerySet, DraftQuerySet, HelpQuerySet
from eloket.cases.rules import HELP_LASTS, kept_until
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.models import Service, ServiceVersion
from eloket.core.keys import new_key
from eloket.eforms.questions.files import kind
from eloket.identity.models import StaffMember
from eloket.profiles.models import Profile


class Draft(models.Model):
    """A request that is being filled in: saved at every page, one for each service.

    Its key travels in the form and becomes the key of the submission, so that it is taken once. Without a profile
    it is of somebody who did not sign in, and whoever holds its key.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    profile = models.ForeignKey(Profile, null=True, on_delete=models.CASCADE, related_name="drafts")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(ServiceVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    # What the citizen says of facts that are shown and wrong, by the name of the fact.
    doubts = models.JSONField(default=dict)
    # The clerk who filled something in with the citizen, by the key of the question.
    helped = models.JSONField(default=dict)
    # Of the code with which somebody who did not sign in goes on elsewhere; none as long as nobody asked for it.
    code_hash = models.CharField(max_length=64, null=True, unique=True)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "service"], name="one_draft_per_service")]

    def __str__(self) -> str:
        return f"draft of {self.service_id}"

    @property
    def is_new(self) -> bool:
        """Whether it is not kept yet: nothing was answered."""
        return self._state.adding

    @property
    def kept_until(self) -> date:
        """The last day on which it is still there, if nothing is added."""
        return kept_until(timezone.localdate(self.saved_at), is_signed_in=self.profile_id is not None)


class Status(models.TextChoices):
    """What the citizen sees."""

    RECEIVED = "received", _("Ontvangen")
    IN_PROGRESS = "in_progress", _("In behandeling")
    DONE = "done", _("Klaar")
    REFUSED = "refused", _("Geweigerd")


class Case(models.Model):
    """A submitted request. Keeps the version of the service it began with. Without a profile nobody signed in for it.

    `facts` are those the form showed, with who said so and when. `step` counts the steps of the procedure that
    are behind it. `revision` grows with every change, so that two clerks never overwrite each other.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    number = models.CharField(max_length=16, unique=True)
    submission_key = models.UUIDField(unique=True)
    profile = models.ForeignKey(Profile, null=True, on_delete=models.PROTECT, related_name="cases")
    version = models.ForeignKey(ServiceVersion, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20, default="online")
    language = models.CharField(max_length=2, default="nl")
    status = models.CharField(max_length=20, choices=Status, default=Status.RECEIVED)
    step = models.PositiveSmallIntegerField(default=0)
    team = models.CharField(max_length=60, blank=True)
    handler = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    facts = models.JSONField()
    # How much of the form the city knew and showed, and how much it asked: what "nothing is asked twice" comes to.
    fields_shown = models.PositiveSmallIntegerField(default=0)
    fields_asked = models.PositiveSmallIntegerField(default=0)
    doubts = models.JSONField(default=dict)
    submitted_at = models.DateTimeField()
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            # Serves Case.objects.held_by(), newest first.
            models.Index(fields=["profile", "-submitted_at"], name="case_of_profile"),
            # Serves Case.objects.visible_to(), the most pressing first.
            models.Index(fields=["team", "due_on"], name="case_worklist"),
        ]

    def __str__(self) -> str:
        return f"case {self.number}"

    @property
    def definition(self) -> ServiceDefinition:
        return self.version.definition


class Event(models.Model):
    """One line of a case's history. Never changed."""

    class What(models.TextChoices):
        SUBMITTED = "submitted", _("Aanvraag ingediend")
        TAKEN = "taken", _("Een medewerker behandelt de aanvraag")
        GRANTED = "granted", _("Aanvraag goedgekeurd")
        REFUSED = "refused", _("Aanvraag geweigerd")
        REGISTER_TOLD = "register_told", _("Het register is aangepast")
        REGISTER_REFUSED = "register_refused", _("Het register aanvaardt de verandering niet")
        DOUBT_REPORTED = "doubt_reported", _("Gemeld aan het register wat niet klopt")
        FACTS_VERIFIED = "facts_verified", _("Gegevens nagekeken in het register")
        FACTS_LOOKED_UP = "facts_looked_up", _("Een medewerker keek de gegevens zelf na")
        DOCUMENT_ISSUED = "document_issued", _("Document gemaakt")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    what = models.CharField(max_length=30, choices=What)
    by = models.CharField(max_length=200, blank=True)
    # The number of the document that was issued.
    about = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "at"], name="history_of_case")]

    def __str__(self) -> str:
        return self.what


class Decision(models.Model):
    """What the city decided. Once, and for good: an objection is a new case."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="decision")
    is_granted = models.BooleanField()
    explanation = models.TextField(blank=True)
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return "granted" if self.is_granted else "refused"


class Content(models.Model):
    """What a file holds, kept once however often it was added. Its path is what the file store calls it.

    Without a path it is not stored whole yet.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    path = models.CharField(max_length=200, blank=True)
    claimed_at = models.DateTimeField()

    objects = ContentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.sha256


class Help(models.Model):
    """A citizen lets a clerk into one draft, for a day at most, by a code. `case` is what it became, if anything."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.SET_NULL, related_name="helps")
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    clerk = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")
    # Why the clerk looks, in words that the citizen reads.
    reason = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = HelpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft"], condition=Q(ended_at=None), name="one_help_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"help {self.pk}"

    @property
    def open_draft(self) -> Draft:
        """The draft it is about. Raises ValueError once that was submitted or removed."""
        if self.draft is None:
            raise ValueError(f"{self} has no draft any more")
        return self.draft

    @property
    def expires_at(self) -> datetime:
        return self.asked_at + HELP_LASTS


class Upload(models.Model):
    """A file that was added to a draft, and belongs to the case that it became.

    `pages` is of a PDF; `scanned_at` is empty when no virus scanner looked at it.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.SET_NULL, related_name="uploads")
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="uploads")
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="uploads")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True)
    scanned_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def kind(self) -> str:
        return kind(self.media_type)
