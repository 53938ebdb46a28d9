"""The OpenID Connect client: authorization code with PKCE, state and nonce.

Authlib keeps state, nonce and code verifier in this browser's session, checks the signature of the id token
against the provider's keys, and its issuer, audience, expiry and nonce. What is ours is below.
"""

from collections.abc import Mapping
from functools import cache
from logging import getLogger
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

from eloket.identity.errors import ProviderUnavailable, SignInRefused

log = getLogger(__name__)

SECONDS_TO_ANSWER = 5
SECONDS_TO_COME_BACK = 600
# Signatures with a key that only the provider has. A shared secret (HS256) or none at all proves nothing.
ALGORITHMS = ("ES256", "ES384", "PS256", "RS256", "RS384", "RS512")
# What a provider says when it does not say what it should: neither JSON, nor an object, nor complete.
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, RuntimeError)
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class _Visits(DjangoIntegration):  # type: ignore[misc]
    """State, nonce and code verifier of each visit to a provider: good for one return, within ten minutes."""

    expires_in = SECONDS_TO_COME_BACK

    def get_state_data(self, session: SessionBase, state: str) -> Any:
        # By itself Authlib forgets what is too old only after something else was used.
        self._clear_session_state(session)
        return super().get_state_data(session, state)

    def set_state_data(self, session: SessionBase, state: str, data: Any) -> None:
        self._clear_session_state(session)
        super().set_state_data(session, state, data)


class _Provider(DjangoOAuth2App):  # type: ignore[misc]
    """One provider, as it describes itself under the issuer of the settings, and under no other."""

    def __init__(self, who: str, *, issuer: str, **stated: Any) -> None:
        super().__init__(_Visits(who), who, **stated)
        self.issuer = issuer

    def load_server_metadata(self) -> dict[str, Any]:
        said: dict[str, Any] = super().load_server_metadata()
        if said.get("issuer") != self.issuer or not all(map(said.get, _NEEDED)):
            # Asked anew the next time: an answer that is wrong now must not be kept until the next start.
            said.clear()
            raise ProviderUnavailable
        listed = said.get("id_token_signing_alg_values_supported", ALGORITHMS)
        said["id_token_signing_alg_values_supported"] = [name for name in ALGORITHMS if name in listed]
        return said


@cache
def _provider(who: str) -> _Provider:
    stated = settings.SIGN_IN[who]
    return _Provider(
        who,
        issuer=stated["issuer"],
        client_id=stated["client_id"],
        client_secret=stated["client_secret"],
        server_metadata_url=f"{stated['issuer'].rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS_TO_ANSWER,
        },
    )


def send_to_provider(request: HttpRequest, *, who: str, come_back_to: str) -> HttpResponse:
    """Send the browser to the provider. Raises ProviderUnavailable."""
    try:
        response: HttpResponse = _provider(who).authorize_redirect(request, come_back_to)
    except RequestException as problem:
        raise ProviderUnavailable from problem
    except _NONSENSE as problem:
        log.exception("The provider of %s does not describe itself as it should", who)
        raise ProviderUnavailable from problem
    return response


def claims(request: HttpRequest, *, who: str) -> Mapping[str, Any]:
    """What the provider says of whoever came back. Raises ProviderUnavailable, SignInRefused."""
    provider = _provider(who)
    try:
        if not _is_from(provider, request):
            raise SignInRefused
        token = provider.authorize_access_token(request)
    except (AuthlibBaseError, JoseError) as problem:
        # The provider may have replaced its keys: the next attempt asks for them anew.
        provider.server_metadata.pop("jwks", None)
        raise SignInRefused from problem
    except RequestException as problem:
        raise ProviderUnavailable from problem
    except _NONSENSE as problem:
        provider.server_metadata.pop("jwks", None)
        log.exception("The provider of %s does not answer as it should", who)
        raise ProviderUnavailable from problem
    said: Mapping[str, Any] | None = token.get("userinfo")
    if not said:
        raise SignInRefused
    return said


def _is_from(provider: _Provider, request: HttpRequest) -> bool:
    """Authlib checks the issuer of the id token; a mixed-up answer of a second provider is caught here (RFC 9207)."""
    is_promised = provider.load_server_metadata().get("authorization_response_iss_parameter_supported", False)
    return bool(request.GET.get("iss", None if is_promised else provider.issuer) == provider.issuer)
