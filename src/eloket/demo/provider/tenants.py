"""The two tenants, each with its one client: the platform."""

from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest

from authlib.oauth2.rfc6749 import ClientMixin
from django.conf import settings
from django.utils.crypto import salted_hmac

from eloket.demo.models import SCOPE
from eloket.demo.provider import people
from eloket.demo.provider.people import Person

AUTH_METHODS = ("client_secret_basic", "client_secret_post")


@dataclass(frozen=True)
class Tenant:
    """`who` is the platform's own name for these people; `find` raises NobodyThere."""

    name: str
    who: str
    returns_at: str
    find: Callable[[str], Person]
    own_claims: tuple[str, ...] = ()

    @property
    def issuer(self) -> str:
        return str(settings.SIGN_IN[self.who]["issuer"])

    def claims(self, person: Person) -> dict[str, str]:
        return {"sub": self.subject(person.key), **person.claims}

    def subject(self, key: str) -> str:
        """Says nothing about the person, is the same each time, and another at each tenant."""
        return salted_hmac(f"eloket.demo.provider.{self.name}", key, algorithm="sha256").hexdigest()


@dataclass(frozen=True)
class Client(ClientMixin):  # type: ignore[misc]
    """The platform, as one tenant knows it. The names are those by which Authlib asks."""

    tenant: Tenant

    @property
    def client_id(self) -> str:
        return str(settings.SIGN_IN[self.tenant.who]["client_id"])

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> None:
        """None: OpenID Connect wants it in every question."""

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == f"{settings.BASE_URL}{self.tenant.returns_at}"

    def check_client_secret(self, client_secret: str) -> bool:
        known = settings.SIGN_IN[self.tenant.who]["client_secret"]
        return compare_digest(known.encode(), client_secret.encode())

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in AUTH_METHODS

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """Always the same, but only for whoever speaks OpenID Connect."""
        return SCOPE if "openid" in (scope or "").split() else None


CITIZENS = Tenant("burger", "citizen", "/aanmelden/terug/", people.citizen, ("rrn",))
STAFF = Tenant("medewerker", "staff", "/balie/aanmelden/terug/", people.clerk)
TENANTS = (CITIZENS, STAFF)
