"""A clerk at a desk, and the way in through a provider."""

from typing import Any

from conftest import signed_in
from django.test import Client

from eloket.identity.models import StaffMember
from eloket.identity.tests.provider import Provider, asked_of


def at_the_desk(member: StaffMember) -> Client:
    return signed_in("staff", member.pk, member.name, team=member.team)


def entered(provider: Provider, client: Client, *, naar: str | None = None) -> Any:
    """Through the provider and back, as a browser goes."""
    asked = asked_of(client.get("/balie/aanmelden/", {"naar": naar} if naar is not None else {})["Location"])
    provider.nonce = asked["nonce"]
    return client.get("/balie/aanmelden/terug/", {"code": "c", "state": asked["state"], "iss": provider.issuer})
