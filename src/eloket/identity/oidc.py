"""The OpenID Connect client: authorization code with PKCE, state and nonce.

Authlib keeps state, nonce and code verifier in this browser's session, checks the signature of the id token
against the provider's keys, and its issuer, audience, expiry and nonce. What is ours is below.
"""

from collections.abc import Mapping
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

from eloket.identity.errors import ProviderUnavailable, SignInRefused

SECONDS_TO_ANSWER = 5

_clients = OAuth()
for _who, _set in settings.SIGN_IN.items():
    _clients.register(
        _who,
        client_id=_set["client_id"],
        client_secret=_set["client_secret"],
        server_metadata_url=f"{_set['issuer']}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS_TO_ANSWER,
        },
    )


def send_to_provider(request: HttpRequest, *, who: str, come_back_to: str) -> HttpResponse:
    """Send the browser to the provider. Raises ProviderUnavailable."""
    try:
        response: HttpResponse = _clients.create_client(who).authorize_redirect(request, come_back_to)
    except RequestException as problem:
        raise ProviderUnavailable from problem
    return response


def claims(request: HttpRequest, *, who: str) -> Mapping[str, Any]:
    """What the provider says of whoever came back. Raises ProviderUnavailable, SignInRefused."""
    try:
        token = _clients.create_client(who).authorize_access_token(request)
    except RequestException as problem:
        raise ProviderUnavailable from problem
    except (AuthlibBaseError, JoseError) as problem:
        raise SignInRefused from problem
    said: Mapping[str, Any] = token.get("userinfo") or {}
    # Authlib checks the issuer of the id token; a mixed-up answer of a second provider is caught here (RFC 9207).
    if request.GET.get("iss", said.get("iss")) != settings.SIGN_IN[who]["issuer"] or "sub" not in said:
        raise SignInRefused
    return said
