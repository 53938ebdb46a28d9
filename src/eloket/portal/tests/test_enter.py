"""The citizens' door: signing in at a real provider on a socket, and out again."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import FATIMA, MARIA
from django.conf import settings
from django.test import Client

from eloket.identity.models import Account
from eloket.identity.tests import provider as lies
from eloket.identity.tests.provider import Provider, asked_of
from eloket.portal.tests.builders import idle, main, submitted, text
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db
AS_FATIMA = {"rrn": FATIMA, "name": "Fatima El Amrani", "email": "fatima@example.org"}
AS_MARIA = {"sub": "maria", "rrn": MARIA, "name": "Maria Verstraeten"}

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "evil.example",
    "https:evil.example",
    " //evil.example",
    "http://testserver@evil.example/",
    "",
]


def signed_in_at(provider: Provider, client: Client, *, naar: str | None = None, **answer: str) -> Any:
    """Through the provider and back, as a browser goes."""
    asked = asked_of(client.get("/aanmelden/", {"naar": naar} if naar is not None else {})["Location"])
    provider.nonce = asked["nonce"]
    back = {"code": "c", "state": asked["state"], "iss": provider.issuer} | answer
    return client.get("/aanmelden/terug/", back)


def test_the_first_time_leads_to_the_welcome_and_later_to_the_overview(provider: Provider, client: Client) -> None:
    provider.claims = AS_FATIMA
    assert signed_in_at(provider, client)["Location"] == "/welkom/"
    assert signed_in_at(provider, client)["Location"] == "/mijn/"
    assert "Fatima El Amrani" in text(client.get("/mijn/"))
    assert Profile.objects.count() == Account.objects.count() == 1


def test_whoever_wanted_a_page_gets_it_after_signing_in(provider: Provider, client: Client, city: None) -> None:
    provider.claims = AS_FATIMA
    signed_in_at(provider, client)
    client.post("/afmelden/")
    to_sign_in = client.get("/aanvragen/verhuizing/")["Location"]
    assert to_sign_in == "/aanmelden/?naar=%2Faanvragen%2Fverhuizing%2F"
    assert signed_in_at(provider, client, naar="/aanvragen/verhuizing/")["Location"] == "/aanvragen/verhuizing/"


@pytest.mark.parametrize("naar", ELSEWHERE)
def test_nobody_is_sent_to_another_site(provider: Provider, client: Client, naar: str) -> None:
    provider.claims = AS_FATIMA
    signed_in_at(provider, client)
    assert signed_in_at(provider, client, naar=naar)["Location"] == "/mijn/"
    assert client.get("/taal/en/", {"naar": naar})["Location"] == "/"


def test_a_key_of_before_signing_in_is_worth_nothing_afterwards(provider: Provider, client: Client) -> None:
    provider.claims = AS_FATIMA
    client.get("/aanmelden/")
    planted = client.cookies[settings.SESSION_COOKIE_NAME].value
    signed_in_at(provider, client)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert thief.get("/mijn/")["Location"].startswith("/aanmelden/")


def test_the_next_person_in_the_same_browser_sees_nothing_of_the_one_before(
    provider: Provider, citizen: Client, opened: Callable[[Any], Profile]
) -> None:
    opened(MARIA)
    number = submitted(citizen)
    provider.claims = AS_MARIA
    signed_in_at(provider, citizen)
    assert citizen.get(f"/mijn/aanvragen/{number}/").status_code == 404
    assert "Maria" in text(citizen.get("/mijn/")) and "Fatima" not in text(citizen.get("/mijn/"))


@pytest.mark.parametrize("acr", ["http://eidas.europa.eu/LoA/low", "something else"])
def test_a_low_level_is_not_enough_and_the_page_says_what_is(provider: Provider, client: Client, acr: str) -> None:
    provider.claims = AS_FATIMA | {"acr": acr}
    refused = signed_in_at(provider, client)
    assert refused.status_code == 403 and "itsme" in main(refused)
    assert client.get("/mijn/").status_code == 302 and not Profile.objects.exists()


def test_another_number_for_a_known_account_is_refused(provider: Provider, client: Client) -> None:
    provider.claims = AS_FATIMA
    signed_in_at(provider, client)
    client.post("/afmelden/")
    provider.claims = AS_FATIMA | {"rrn": MARIA}
    assert signed_in_at(provider, client).status_code == 400
    assert client.get("/mijn/").status_code == 302


@pytest.mark.parametrize("claims", [{}, {"rrn": "123"}, {"rrn": FATIMA, "nonce": "another"}])
def test_an_answer_that_does_not_fit_is_refused_with_a_way_to_begin_again(
    provider: Provider, client: Client, claims: dict[str, str]
) -> None:
    provider.claims = claims
    refused = signed_in_at(provider, client)
    assert refused.status_code == 400 and 'href="/aanmelden/"' in main(refused)


def test_nobody_is_signed_in_without_having_asked(provider: Provider, client: Client) -> None:
    provider.claims = AS_FATIMA
    assert client.get("/aanmelden/terug/").status_code == 400
    assert client.get("/aanmelden/terug/", {"code": "c", "state": "s", "iss": provider.issuer}).status_code == 400
    assert provider.forms == [] and client.get("/mijn/").status_code == 302


def test_changing_ones_mind_at_the_provider_leads_home(provider: Provider, client: Client) -> None:
    assert signed_in_at(provider, client, error="access_denied")["Location"] == "/"
    assert signed_in_at(provider, client, error="server_error").status_code == 400


def test_a_provider_that_is_down_is_said_so_before_and_after(provider: Provider, client: Client) -> None:
    provider.token = lies.a_list
    assert signed_in_at(provider, client).status_code == 503
    provider.description = b"down"
    later = Client().get("/aanmelden/")
    assert later.status_code in (302, 503)


def test_signing_out_ends_the_session_and_empties_the_cache_of_the_browser(citizen: Client) -> None:
    assert citizen.get("/afmelden/").status_code == 405
    key = citizen.cookies[settings.SESSION_COOKIE_NAME].value
    left = citizen.post("/afmelden/")
    assert (left["Location"], left["Clear-Site-Data"]) == ("/", '"cache"')
    assert citizen.get("/mijn/").status_code == 302
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = key
    assert thief.get("/mijn/").status_code == 302
    assert citizen.post("/afmelden/").status_code == 302


def test_after_fifteen_minutes_without_a_page_one_signs_in_again(citizen: Client) -> None:
    idle(citizen, minutes=14)
    assert citizen.get("/mijn/").status_code == 200
    idle(citizen, minutes=16)
    assert citizen.get("/mijn/documenten/")["Location"] == "/aanmelden/?naar=%2Fmijn%2Fdocumenten%2F"


def test_the_key_of_a_session_that_no_server_made_signs_nobody_in(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    assert client.get("/mijn/").status_code == 302
