from django.db import models
from django.utils.translation import gettext_lazy as _

from eloket.audit.queries import EntryQuerySet


class Act(models.TextChoices):
    """What can be done with somebody's data, in the words the citizen reads."""

    PROFILE_OPENED = "profile_opened", _("Uw profiel is geopend")
    SIGNED_IN = "signed_in", _("U hebt zich aangemeld")
    SIGNED_OUT = "signed_out", _("U hebt zich afgemeld")
    REGISTER_ASKED = "register_asked", _("Uw gegevens zijn opgevraagd bij een register")
    REGISTER_TOLD = "register_told", _("Een verandering is doorgegeven aan een register")
    DOUBT_REPORTED = "doubt_reported", _("Wat volgens u niet klopt, is gemeld aan het register")
    DOCUMENT_ISSUED = "document_issued", _("Een document is voor u gemaakt")
    DOCUMENT_ENDED = "document_ended", _("Een document is vervangen of ingetrokken")
    DOCUMENT_OPENED = "document_opened", _("Een document is geopend")
    KIND_SWITCHED = "kind_switched", _("U hebt een soort document aan- of uitgezet")
    REQUEST_SUBMITTED = "request_submitted", _("U hebt een aanvraag ingediend")
    HELP_ASKED = "help_asked", _("U vroeg om hulp bij een aanvraag")
    HELP_STOPPED = "help_stopped", _("U stopte de hulp bij een aanvraag")
    DRAFT_VIEWED = "draft_viewed", _("Een medewerker hielp u en bekeek wat u invult")
    DRAFT_FILLED_IN = "draft_filled_in", _("Een medewerker vulde samen met u iets in")
    DRAFT_HANDED_BACK = "draft_handed_back", _("Een medewerker gaf uw aanvraag aan u terug")
    SUBMITTED_FOR = "submitted_for", _("Een medewerker diende samen met u een aanvraag in")
    CASE_VIEWED = "case_viewed", _("Een medewerker heeft uw aanvraag bekeken")
    CASE_TAKEN = "case_taken", _("Een medewerker behandelt uw aanvraag")
    CASE_DECIDED = "case_decided", _("Een medewerker heeft beslist over uw aanvraag")
    CONTACT_CHANGED = "contact_changed", _("Uw contactgegevens zijn veranderd")


class Entry(models.Model):
    """One act on one person's data. A trigger in the database refuses every change and every deletion."""

    at = models.DateTimeField()
    act = models.CharField(max_length=40, choices=Act)
    profile_key = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=20)
    actor_key = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    # The number of the case or document concerned, as the citizen knows it; of a draft, its service.
    about = models.CharField(max_length=80, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        # Serves Entry.objects.about(), newest first.
        indexes = [models.Index(fields=["profile_key", "-at"], name="audit_of_profile")]

    def __str__(self) -> str:
        return f"{self.act} at {self.at:%Y-%m-%d %H:%M}"
