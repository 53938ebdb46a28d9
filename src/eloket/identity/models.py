from django.db import models

from eloket.core.keys import new_key
from eloket.profiles.models import Profile


class Account(models.Model):
    """A citizen at one provider. The key is (issuer, subject): never an e-mail address, never a name."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="accounts")
    level = models.CharField(max_length=20)
    signed_in_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="one_account_per_subject")]

    def __str__(self) -> str:
        return f"account {self.pk}"


class StaffMember(models.Model):
    """Someone who works for the city. Whoever is not active cannot sign in and loses every open session."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    name = models.CharField(max_length=200)
    team = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)
    may_edit_catalogue = models.BooleanField(default=False)
    signed_in_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="one_staff_member_per_subject")]

    def __str__(self) -> str:
        return self.name
