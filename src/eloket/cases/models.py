from django.db import models
from django.utils.translation import gettext_lazy as _

from eloket.cases.queries import CaseQuerySet
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.models import Service, ServiceVersion
from eloket.core.keys import new_key
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
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "service"], name="one_draft_per_service")]

    def __str__(self) -> str:
        return f"draft of {self.service_id}"


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


class Upload(models.Model):
    """A file that was added to a draft, and belongs to the case that it became. Its content is in the file store."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.SET_NULL, related_name="uploads")
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def path(self) -> str:
        return f"uploads/{self.pk}"
