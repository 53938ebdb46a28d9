from django.contrib.postgres.fields import ArrayField
from django.db import models

# What the platform learns of whoever was chosen. One set, so nothing is asked about it.
SCOPE = "openid profile email"


class SignIn(models.Model):
    """Somebody chosen on the page of the identity provider, and the code and the token that stand for it."""

    tenant = models.CharField(max_length=20)
    person = models.CharField(max_length=11)
    acr = models.CharField(max_length=60)
    chosen_at = models.DateTimeField(db_index=True)
    code = models.CharField(max_length=64, unique=True)
    redirect_uri = models.CharField(max_length=255)
    nonce = models.CharField(max_length=255)
    code_challenge = models.CharField(max_length=128)
    used_at = models.DateTimeField(null=True)
    token = models.CharField(max_length=64, unique=True, null=True)

    def __str__(self) -> str:
        return f"sign-in at {self.tenant}"

    # The names below are those by which Authlib asks.
    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return SCOPE


class Mail(models.Model):
    """A mail that the platform sent, as it arrived."""

    sender = models.TextField()
    recipients = ArrayField(models.TextField())
    subject = models.TextField()
    body = models.TextField()
    headers = models.TextField()
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.subject
