"""The sign-in at a provider that may lie, on real sockets. Every lie ends in a refusal, and nobody is signed in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import time
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from eloket.identity import oidc
from eloket.identity.errors import ProviderUnavailable, SignInRefused
from eloket.identity.session_store import SessionStore
from eloket.identity.tests import provider as lies
from eloket.identity.tests.provider import CLIENT_ID, Provider, asked_of

pytestmark = pytest.mark.django_db
BACK = "http://testserver/aanmelden/terug/"


def browser() -> HttpRequest:
    request = RequestFactory().get("/aanmelden/")
    request.session = SessionStore()
    return request


def sent(request: HttpRequest, provider: Provider) -> dict[str, str]:
    """Go to the provider; what it was asked."""
    asked = asked_of(oidc.send_to_provider(request, who="citizen", come_back_to=BACK)["Location"])
    provider.nonce = asked["nonce"]
    return asked


def back(request: HttpRequest, **answer: str) -> dict[str, Any]:
    returned = RequestFactory().get("/aanmelden/terug/", answer)
    returned.session = request.session
    return dict(oidc.claims(returned, who="citizen"))


def there_and_back(provider: Provider, **answer: str) -> dict[str, Any]:
    request = browser()
    asked = sent(request, provider)
    return back(request, **({"code": "c", "state": asked["state"], "iss": provider.issuer} | answer))


# An honest provider


def test_an_honest_provider_is_believed(provider: Provider) -> None:
    said = there_and_back(provider)
    assert (said["iss"], said["sub"]) == (provider.issuer, "fatima")


def test_the_code_is_bound_to_this_browser_by_state_nonce_and_verifier(provider: Provider) -> None:
    request = browser()
    asked = sent(request, provider)
    assert asked["code_challenge_method"] == "S256" and asked["redirect_uri"] == BACK
    assert asked["response_type"] == "code" and "openid" in asked["scope"].split()
    back(request, code="c", state=asked["state"], iss=provider.issuer)
    assert len(provider.forms[0]["code_verifier"]) >= 43 and provider.forms[0]["redirect_uri"] == BACK


def test_every_visit_has_a_state_and_a_nonce_of_its_own(provider: Provider) -> None:
    first, second = sent(browser(), provider), sent(browser(), provider)
    assert not {first["state"], first["nonce"], first["code_challenge"]} & set(second.values())


def test_the_account_at_staff_and_at_citizens_is_asked_apart(provider: Provider) -> None:
    request = browser()
    asked = sent(request, provider)
    returned = RequestFactory().get("/", {"code": "c", "state": asked["state"], "iss": provider.issuer})
    returned.session = request.session
    with pytest.raises(SignInRefused):
        oidc.claims(returned, who="staff")


# Answers to another question


def test_a_state_of_nobody_is_refused_without_asking_for_a_token(provider: Provider) -> None:
    with pytest.raises(SignInRefused):
        there_and_back(provider, state="guessed")
    assert provider.forms == []


def test_an_answer_without_state_or_code_is_refused(provider: Provider) -> None:
    request = browser()
    sent(request, provider)
    with pytest.raises(SignInRefused):
        back(request, iss=provider.issuer)


def test_a_state_of_another_browser_is_refused(provider: Provider) -> None:
    asked = sent(browser(), provider)
    with pytest.raises(SignInRefused):
        back(browser(), code="c", state=asked["state"], iss=provider.issuer)


def test_an_answer_counts_once(provider: Provider) -> None:
    request = browser()
    asked = sent(request, provider)
    answer = {"code": "c", "state": asked["state"], "iss": provider.issuer}
    back(request, **answer)
    with pytest.raises(SignInRefused):
        back(request, **answer)
    assert len(provider.forms) == 1


def test_an_answer_after_more_than_ten_minutes_is_refused(provider: Provider) -> None:
    request = browser()
    asked = sent(request, provider)
    visit = next(key for key in request.session.keys() if key.startswith("_state_"))  # noqa: SIM118
    assert request.session[visit]["exp"] - time() < 601
    request.session[visit] |= {"exp": time() - 1}
    with pytest.raises(SignInRefused):
        back(request, code="c", state=asked["state"], iss=provider.issuer)


def test_visits_that_came_to_nothing_do_not_pile_up_in_the_session(provider: Provider) -> None:
    request = browser()
    for _nth in range(3):
        sent(request, provider)
        for key in list(request.session.keys()):
            request.session[key] |= {"exp": time() - 1}
    sent(request, provider)
    assert len(list(request.session.keys())) == 1


def test_the_answer_of_another_provider_is_refused(provider: Provider) -> None:
    with pytest.raises(SignInRefused):
        there_and_back(provider, iss="https://evil.example")
    assert provider.forms == []


def test_a_provider_that_promises_its_name_in_the_answer_has_to_put_it_there(provider: Provider) -> None:
    request = browser()
    asked = sent(request, provider)
    with pytest.raises(SignInRefused):
        back(request, code="c", state=asked["state"])


def test_a_provider_that_does_not_promise_its_name_is_believed_without(provider: Provider) -> None:
    provider.description = {"authorization_response_iss_parameter_supported": False}
    request = browser()
    asked = sent(request, provider)
    assert back(request, code="c", state=asked["state"])["sub"] == "fatima"


def test_a_refusal_at_the_provider_is_a_refusal_here(provider: Provider) -> None:
    with pytest.raises(SignInRefused):
        there_and_back(provider, error="server_error")


# Tokens that prove nothing

YESTERDAY = int((datetime.now(UTC) - timedelta(days=1)).timestamp())


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"nonce": "of another visit"}, id="wrong nonce"),
        pytest.param({"nonce": None}, id="no nonce"),
        pytest.param({"iss": "https://evil.example"}, id="wrong issuer"),
        pytest.param({"iss": None}, id="no issuer"),
        pytest.param({"aud": "another site"}, id="wrong audience"),
        pytest.param({"aud": None}, id="no audience"),
        pytest.param({"aud": ["another site", "a third"]}, id="wrong audiences"),
        pytest.param({"aud": [CLIENT_ID, "another site"], "azp": "another site"}, id="given to another"),
        pytest.param({"exp": YESTERDAY}, id="expired"),
        pytest.param({"exp": None}, id="without end"),
        pytest.param({"sub": None}, id="about nobody"),
        pytest.param({"iat": None}, id="without beginning"),
    ],
)
def test_a_token_with_a_wrong_claim_is_refused(provider: Provider, claims: dict[str, Any]) -> None:
    provider.claims = claims
    with pytest.raises(SignInRefused):
        there_and_back(provider)


@pytest.mark.parametrize(
    "token",
    [
        lies.unsigned,
        lies.signed_with_the_shared_secret,
        lies.signed_with_the_public_key,
        lies.signed_with_a_foreign_key,
        lies.without_id_token,
        lies.not_a_token,
        lies.an_error,
    ],
)
def test_a_token_without_the_providers_own_signature_is_refused(
    provider: Provider, token: Callable[[Any], Any]
) -> None:
    provider.token = token
    with pytest.raises(SignInRefused):
        there_and_back(provider)


@pytest.mark.parametrize("token", [lies.unsigned, lies.signed_with_the_shared_secret])
def test_weak_signatures_are_refused_even_when_the_provider_lists_them(
    provider: Provider, token: Callable[[Any], Any]
) -> None:
    provider.description = {"id_token_signing_alg_values_supported": ["none", "HS256"]}
    provider.token = token
    with pytest.raises(SignInRefused):
        there_and_back(provider)


def test_a_provider_that_replaced_its_key_is_believed_at_the_next_attempt(provider: Provider) -> None:
    there_and_back(provider)
    provider.keys = {"keys": [lies.FOREIGN_KEY.as_dict(private=False)]}
    provider.token = lies.signed_with_a_foreign_key
    with pytest.raises(SignInRefused):
        there_and_back(provider)
    assert there_and_back(provider)["sub"] == "fatima"


# Providers that do not work


@pytest.mark.parametrize(
    "description",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'"issuer"',
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"token_endpoint": None, "scope": "x"},
    ],
)
def test_a_provider_that_does_not_describe_itself_is_down_and_asked_anew_the_next_time(
    provider: Provider, description: Any
) -> None:
    provider.description = description
    with pytest.raises(ProviderUnavailable):
        sent(browser(), provider)
    provider.description = {}
    assert there_and_back(provider)["sub"] == "fatima"


def test_a_provider_that_fails_while_it_is_asked_for_a_token_is_down(provider: Provider) -> None:
    request = browser()
    asked = sent(request, provider)
    provider.status = 500
    with pytest.raises(ProviderUnavailable):
        back(request, code="c", state=asked["state"], iss=provider.issuer)


def test_a_provider_that_answers_nonsense_instead_of_a_token_is_down(provider: Provider) -> None:
    provider.token = lies.a_list
    with pytest.raises(ProviderUnavailable):
        there_and_back(provider)


@pytest.mark.parametrize("keys", [{}, [], "keys", {"keys": []}, {"keys": [1]}, {"keys": [{"kty": "EC"}]}])
def test_keys_that_are_none_sign_nobody_in_and_are_asked_anew_the_next_time(provider: Provider, keys: Any) -> None:
    honest, provider.keys = provider.keys, keys
    with pytest.raises((ProviderUnavailable, SignInRefused)):
        there_and_back(provider)
    provider.keys = honest
    assert there_and_back(provider)["sub"] == "fatima"


def test_a_provider_nobody_can_reach_is_down(provider: Provider, settings: Settings) -> None:
    # Port 9 is for discarding; nothing listens there.
    gone = {"issuer": "http://127.0.0.1:9", "client_id": "x", "client_secret": "x", "profile": "eidas"}
    settings.SIGN_IN = {"citizen": gone, "staff": gone}
    oidc._provider.cache_clear()
    with pytest.raises(ProviderUnavailable):
        sent(browser(), provider)
