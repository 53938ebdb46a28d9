"""Who may read the page `userinfo`: the platform, with a token it got shortly before."""

from typing import Any

from authlib.integrations.django_oauth2 import ResourceProtector
from authlib.oauth2.rfc6750 import BearerTokenValidator, InvalidTokenError

from eloket.core import clock
from eloket.demo.models import SignIn
from eloket.demo.provider import actions
from eloket.demo.provider.tenants import Tenant


class Bearer(BearerTokenValidator):  # type: ignore[misc]
    def __init__(self, tenant: Tenant) -> None:
        super().__init__()
        self.tenant = tenant

    def authenticate_token(self, token_string: str) -> SignIn | None:
        if not token_string.isalnum():
            return None
        return actions.holder(token_string, tenant=self.tenant.name, now=clock.now())

    def validate_token(self, token: SignIn | None, scopes: Any, request: Any, **more: Any) -> None:
        if token is None:
            raise InvalidTokenError


def protector(tenant: Tenant) -> ResourceProtector:
    made = ResourceProtector()
    made.register_token_validator(Bearer(tenant))
    return made
