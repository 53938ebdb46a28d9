from django.db import models

from eloket.core.keys import new_key
from eloket.correspondence.queries import MessageQuerySet
from eloket.profiles.models import Profile


class Message(models.Model):
    """What the city wrote to someone, in the words that were sent. The inbox is the archive.

    Without a profile it was written to an address only, to somebody who did not sign in.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    profile = models.ForeignKey(Profile, null=True, on_delete=models.CASCADE, related_name="messages")
    template = models.CharField(max_length=60)
    # A message stays in the words in which it was sent, also on a page in another language.
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    case_number = models.CharField(max_length=20, blank=True)
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        # Serves Message.objects.to(), newest first.
        indexes = [models.Index(fields=["profile", "-written_at"], name="inbox")]

    def __str__(self) -> str:
        return f"{self.template} of {self.written_at:%Y-%m-%d}"


class Delivery(models.Model):
    """One message over one channel. Written with the message, so that none is forgotten."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    sent_at = models.DateTimeField(null=True)
    refused_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "channel"], name="one_delivery_per_channel")]

    def __str__(self) -> str:
        return f"{self.channel}: {self.state}"
