"""Authlib's authorization server, fitted to our tables, and stricter where it leaves room."""

from functools import cache
from typing import Any

from authlib.common.urls import add_params_to_uri
from authlib.integrations.django_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeGrant, InvalidRequestError
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode
from django.http import HttpResponse
from joserfc.jwk import ECKey

from eloket.core import clock
from eloket.demo.models import SignIn
from eloket.demo.provider import actions
from eloket.demo.provider.key import ALGORITHM, signing_key
from eloket.demo.provider.people import NobodyThere, Person
from eloket.demo.provider.tenants import AUTH_METHODS, Client, Tenant

ACR = "http://eidas.europa.eu/LoA/"
LEVELS = ("high", "substantial", "low")
LONGEST_NONCE = 255


class CodeGrant(AuthorizationCodeGrant):  # type: ignore[misc]
    TOKEN_ENDPOINT_AUTH_METHODS = list(AUTH_METHODS)

    def save_authorization_code(self, code: str, request: Any) -> None:
        asked = request.payload.data
        level = asked.get("level") if asked.get("level") in LEVELS else "low"
        choice = SignIn(
            tenant=self.server.tenant.name,
            person=request.user.key,
            acr=ACR + level,
            chosen_at=clock.now(),
            code=code,
            redirect_uri=asked["redirect_uri"],
            nonce=asked["nonce"],
            code_challenge=asked["code_challenge"],
        )
        actions.note(choice)

    def query_authorization_code(self, code: str, client: Client) -> SignIn | None:
        return actions.use(code, tenant=client.tenant.name, now=clock.now()) if code.isalnum() else None

    def delete_authorization_code(self, authorization_code: SignIn) -> None:
        """It was used up when it was asked for."""

    def authenticate_user(self, authorization_code: SignIn) -> Person | None:
        try:
            return self.server.tenant.find(authorization_code.person)  # type: ignore[no-any-return]
        except NobodyThere:
            return None


class ChallengeS256(CodeChallenge):  # type: ignore[misc]
    """Authlib lets a client with a secret go without, and takes "plain" for a challenge without a method."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        super().validate_code_challenge(grant, redirect_uri)
        if grant.request.payload.data.get("code_challenge_method") != "S256":
            raise InvalidRequestError("A code_challenge with method S256 is required.")

    def get_authorization_code_challenge_method(self, authorization_code: SignIn) -> str:
        return "S256"


class IdentityToken(OpenIDCode):  # type: ignore[misc]
    DEFAULT_EXPIRES_IN = int(actions.TOKEN_LASTS.total_seconds())

    def __init__(self, tenant: Tenant) -> None:
        super().__init__(require_nonce=True)
        self.tenant = tenant

    def validate_openid_authorization_request(self, grant: Any, redirect_uri: str) -> None:
        nonce = grant.request.payload.data.get("nonce", "")
        if len(nonce) > LONGEST_NONCE or not nonce.isprintable():
            raise InvalidRequestError("The nonce is too long, or not text.")
        super().validate_openid_authorization_request(grant, redirect_uri)

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return SignIn.objects.filter(nonce=nonce).exists()

    def resolve_client_private_key(self, client: Client) -> ECKey:
        return signing_key()

    def get_client_algorithm(self, client: Client) -> str:
        return ALGORITHM

    def get_encode_header(self, client: Client) -> dict[str, str | None]:
        return {"alg": ALGORITHM, "kid": signing_key().kid}

    def get_client_claims(self, client: Client) -> dict[str, str]:
        return {"iss": self.tenant.issuer, "aud": client.client_id}

    def get_authorization_code_claims(self, authorization_code: SignIn) -> dict[str, Any]:
        at = int(authorization_code.chosen_at.timestamp())
        return {"nonce": authorization_code.nonce, "auth_time": at, "acr": authorization_code.acr}

    def generate_user_info(self, user: Person, scope: str) -> dict[str, str]:
        return self.tenant.claims(user)


class Server(AuthorizationServer):  # type: ignore[misc]
    def __init__(self, tenant: Tenant) -> None:
        super().__init__(None, None)
        self.tenant = tenant
        self.load_config({"token_expires_in": {"authorization_code": int(actions.TOKEN_LASTS.total_seconds())}})
        self.register_grant(CodeGrant, [IdentityToken(tenant), ChallengeS256(required=True)])

    def query_client(self, client_id: str) -> Client | None:
        client = Client(self.tenant)
        return client if client_id == client.client_id else None

    def save_token(self, token: dict[str, Any], request: Any) -> None:
        actions.give_token(request.authorization_code, token["access_token"])

    def handle_response(self, status_code: int, payload: Any, headers: Any) -> HttpResponse:
        """Every redirect answers the platform, so each says who answers (RFC 9207)."""
        response: HttpResponse = super().handle_response(status_code, payload, headers)
        if "Location" in response:
            response["Location"] = add_params_to_uri(response["Location"], {"iss": self.tenant.issuer})
        return response


@cache
def server(tenant: Tenant) -> Server:
    return Server(tenant)
