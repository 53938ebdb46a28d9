"""The OpenID Connect provider, asked as the platform asks it and as it must not be asked."""

import hashlib
import re
from base64 import b64encode, urlsafe_b64encode
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from authlib.integrations.django_client import OAuth
from conftest import EVA, FATIMA, HUONG, YANTI
from django.conf import settings as known
from django.db.models import F
from django.test import Client, RequestFactory
from joserfc import jwt
from joserfc.jwk import KeySet

from eloket.core import clock
from eloket.demo.clerks import CLERKS
from eloket.demo.models import SignIn
from eloket.demo.provider.people import citizen, mail_name
from eloket.demo.provider.tenants import CITIZENS, STAFF, Tenant
from eloket.registries.sources import events
from eloket.registries.sources.embedded import EmbeddedRegister

VERIFIER = "v" * 43
CHALLENGE = urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()


def question(tenant: Tenant = CITIZENS, **other: str | None) -> str:
    asked = {
        "response_type": "code",
        "client_id": known.SIGN_IN[tenant.who]["client_id"],
        "redirect_uri": known.BASE_URL + tenant.returns_at,
        "scope": "openid profile email",
        "state": "state-1",
        "nonce": "nonce-1",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
        **other,
    }
    known_only = {name: value for name, value in asked.items() if value is not None}
    return f"/oidc/{tenant.name}/authorize?{urlencode(known_only)}"


def answer(response: Any) -> dict[str, str]:
    """What came back to the platform."""
    assert response.status_code == 302, response.content
    parts = urlsplit(response["Location"])
    assert f"{parts.scheme}://{parts.netloc}" == known.BASE_URL
    return {name: values[0] for name, values in parse_qs(parts.query).items()}


def choose(world: Client, person: str = FATIMA, level: str = "high", tenant: Tenant = CITIZENS) -> dict[str, str]:
    return answer(world.post(question(tenant), {"person": person, "level": level}))


def exchange(world: Client, code: str, *, tenant: Tenant = CITIZENS, secret: str | None = None, **other: str) -> Any:
    sign_in = known.SIGN_IN[tenant.who]
    pair = f"{sign_in['client_id']}:{secret or sign_in['client_secret']}"
    said = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": known.BASE_URL + tenant.returns_at,
        "code_verifier": VERIFIER,
        **other,
    }
    basic = "Basic " + b64encode(pair.encode()).decode()
    return world.post(f"/oidc/{tenant.name}/token", said, headers={"authorization": basic})


def claims(world: Client, token: str, tenant: Tenant = CITIZENS) -> dict[str, Any]:
    keys = KeySet.import_key_set(world.get(f"/oidc/{tenant.name}/jwks").json())
    return dict(jwt.decode(token, keys, algorithms=["ES256"]).claims)


def test_a_citizen_is_known_by_a_signed_token(world: Client) -> None:
    said = choose(world)
    assert said["state"] == "state-1"
    assert said["iss"] == CITIZENS.issuer
    response = exchange(world, said["code"])
    assert response["Cache-Control"] == "no-store"
    got = claims(world, response.json()["id_token"])
    now = clock.now().timestamp()
    assert {name: got[name] for name in ("iss", "aud", "nonce", "acr", "name", "email", "rrn")} == {
        "iss": CITIZENS.issuer,
        "aud": known.SIGN_IN["citizen"]["client_id"],
        "nonce": "nonce-1",
        "acr": "http://eidas.europa.eu/LoA/high",
        "name": "Fatima El Amrani",
        "email": "fatima.elamrani@post.example",
        "rrn": FATIMA,
    }
    assert (got["given_name"], got["family_name"]) == ("Fatima", "El Amrani")
    assert abs(got["iat"] - now) < 10 > abs(got["auth_time"] - now)
    assert got["exp"] > now


@pytest.mark.parametrize("level", ["low", "substantial", "high"])
def test_the_chosen_level_stands_in_the_token(world: Client, level: str) -> None:
    token = exchange(world, choose(world, level=level)["code"]).json()["id_token"]
    assert claims(world, token)["acr"] == f"http://eidas.europa.eu/LoA/{level}"


def test_a_level_nobody_offered_counts_as_low(world: Client) -> None:
    token = exchange(world, choose(world, level="sky-high")["code"]).json()["id_token"]
    assert claims(world, token)["acr"].endswith("/low")


def test_a_clerk_signs_in_at_the_tenant_of_the_staff_and_has_no_national_number(world: Client) -> None:
    said = choose(world, person=CLERKS[0].key, tenant=STAFF)
    got = claims(world, exchange(world, said["code"], tenant=STAFF).json()["id_token"], STAFF)
    assert (got["sub"], got["name"]) == (STAFF.subject(CLERKS[0].key), "An Willems")
    assert "rrn" not in got


def test_the_subject_is_stable_and_another_at_each_tenant() -> None:
    assert CITIZENS.subject(FATIMA) == CITIZENS.subject(FATIMA)
    assert len({CITIZENS.subject(FATIMA), CITIZENS.subject(EVA), STAFF.subject(FATIMA)}) == 3
    assert FATIMA not in CITIZENS.subject(FATIMA)


def test_the_platform_may_read_more_with_the_token_it_got(world: Client) -> None:
    token = exchange(world, choose(world)["code"]).json()["access_token"]
    read = world.get("/oidc/burger/userinfo", headers={"authorization": f"Bearer {token}"})
    assert read.json()["sub"] == CITIZENS.subject(FATIMA)
    assert world.get("/oidc/burger/userinfo").status_code == 401
    assert world.get("/oidc/burger/userinfo", headers={"authorization": "Bearer x\0y"}).status_code == 401
    # A token of one tenant says nothing at the other.
    elsewhere = world.get("/oidc/medewerker/userinfo", headers={"authorization": f"Bearer {token}"})
    assert elsewhere.status_code == 401


def test_a_token_ends_by_itself(world: Client) -> None:
    token = exchange(world, choose(world)["code"]).json()["access_token"]
    SignIn.objects.update(used_at=F("used_at") - timedelta(minutes=6))
    read = world.get("/oidc/burger/userinfo", headers={"authorization": f"Bearer {token}"})
    assert read.status_code == 401


def test_a_wrong_verifier_is_refused_and_costs_the_code(world: Client) -> None:
    code = choose(world)["code"]
    assert exchange(world, code, code_verifier="w" * 43).json()["error"] == "invalid_grant"
    assert exchange(world, code).json()["error"] == "invalid_grant"


def test_a_missing_verifier_is_refused(world: Client) -> None:
    assert exchange(world, choose(world)["code"], code_verifier="").status_code == 400


def test_a_second_use_of_a_code_is_refused_and_ends_the_first_token(world: Client) -> None:
    code = choose(world)["code"]
    token = exchange(world, code).json()["access_token"]
    assert exchange(world, code).json()["error"] == "invalid_grant"
    read = world.get("/oidc/burger/userinfo", headers={"authorization": f"Bearer {token}"})
    assert read.status_code == 401


def test_a_code_is_refused_after_a_minute(world: Client) -> None:
    code = choose(world)["code"]
    SignIn.objects.update(chosen_at=F("chosen_at") - timedelta(seconds=61))
    assert exchange(world, code).json()["error"] == "invalid_grant"


def test_a_code_is_refused_at_another_tenant_with_another_secret_or_address(world: Client) -> None:
    code = choose(world)["code"]
    assert exchange(world, code, tenant=STAFF).json()["error"] == "invalid_grant"
    assert exchange(world, code, secret="guessed").status_code == 401
    assert exchange(world, code, redirect_uri="https://elsewhere.example/").json()["error"] == "invalid_grant"


def test_a_client_may_send_its_secret_in_the_form(world: Client) -> None:
    sign_in = known.SIGN_IN["citizen"]
    said = {
        "grant_type": "authorization_code",
        "code": choose(world)["code"],
        "redirect_uri": known.BASE_URL + CITIZENS.returns_at,
        "code_verifier": VERIFIER,
        "client_id": sign_in["client_id"],
        "client_secret": sign_in["client_secret"],
    }
    assert "id_token" in world.post("/oidc/burger/token", said).json()
    assert world.post("/oidc/burger/token", said | {"client_secret": ""}).status_code in (400, 401)


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"nonce": None}, "invalid_request"),
        ({"nonce": "n" * 256}, "invalid_request"),
        ({"nonce": "n\0n"}, "invalid_request"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"prompt": "none"}, "login_required"),
    ],
)
def test_a_question_that_is_not_right_goes_back_to_the_platform(
    world: Client, other: dict[str, str | None], error: str
) -> None:
    for response in (world.get(question(**other)), world.post(question(**other), {"person": FATIMA, "level": "high"})):
        said = answer(response)
        assert (said["error"], said["iss"], said["state"]) == (error, CITIZENS.issuer, "state-1")
    assert not SignIn.objects.exists()


@pytest.mark.parametrize(
    "other",
    [
        {"redirect_uri": "https://elsewhere.example/"},
        {"redirect_uri": known.BASE_URL + "/aanmelden/terug/?meer=1"},
        {"redirect_uri": known.BASE_URL + "/balie/aanmelden/terug/"},
        {"redirect_uri": 'https://"ü"'},
        {"redirect_uri": None},
        {"client_id": "eloket-medewerker"},
        {"client_id": None},
    ],
)
def test_whoever_is_not_the_platform_gets_a_sentence_and_nobody_is_sent_on(
    world: Client, other: dict[str, str | None]
) -> None:
    response = world.get(question(**other))
    assert response.status_code == 400
    assert "stelde een vraag die niet klopt" in response.content.decode()


def test_a_nonce_is_taken_once(world: Client) -> None:
    choose(world)
    assert answer(world.get(question()))["error"] == "invalid_request"


def test_cancelling_says_so_to_the_platform(world: Client) -> None:
    said = answer(world.post(question(), {"cancel": "1", "level": "high"}))
    assert (said["error"], said["iss"], said["state"]) == ("access_denied", CITIZENS.issuer, "state-1")


def test_the_dead_and_the_unknown_cannot_sign_in(world: Client) -> None:
    events.death(EmbeddedRegister(), YANTI, on=clock.today())
    for person in (YANTI, "12345678901", "", "an", "\0"):
        page = world.post(question(), {"person": person, "level": "high"})
        assert page.status_code == 200
        assert "Deze persoon is er niet (meer)" in page.content.decode()


def test_whoever_died_after_choosing_is_not_signed_in(world: Client) -> None:
    code = choose(world, person=YANTI)["code"]
    events.death(EmbeddedRegister(), YANTI, on=clock.today())
    assert exchange(world, code).json()["error"] == "invalid_grant"


def test_the_page_shows_the_cast_and_lets_its_form_end_at_the_platform(world: Client) -> None:
    page = world.get(question())
    assert f'value="{FATIMA}"' in page.content.decode()
    assert f"form-action 'self' {known.BASE_URL};" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]


def test_a_search_finds_names_without_accents_and_keeps_the_question(world: Client) -> None:
    page = world.get(question(zoek="nguyen huong")).content.decode()
    assert f'value="{HUONG}"' in page
    assert f'value="{FATIMA}"' not in page
    assert '<input type="hidden" name="nonce" value="nonce-1">' in page
    assert "Niemand gevonden" in world.get(question(zoek="nobody\0here")).content.decode()


def test_the_choice_needs_a_form_of_this_site(world: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(question(), {"person": FATIMA, "level": "high"}).status_code == 403


def test_a_mail_address_is_made_of_plain_letters(world: Client) -> None:
    assert mail_name("Łukasz", "Świątek") == "lukasz.swiatek"
    assert mail_name("", "Yanti") == "yanti"
    assert mail_name("Eva", "van der Meer") == "eva.vandermeer"
    assert "given_name" not in citizen(YANTI).claims


def test_the_client_of_the_platform_gets_through(world: Client, settings: Any, live_server: Any) -> None:
    """The same library that identity/oidc.py uses, over the wire."""
    issuer = f"{live_server.url}/oidc/burger"
    settings.SIGN_IN = {**known.SIGN_IN, "citizen": {**known.SIGN_IN["citizen"], "issuer": issuer}}
    platform = OAuth().register(
        "citizen",
        client_id=known.SIGN_IN["citizen"]["client_id"],
        client_secret=known.SIGN_IN["citizen"]["client_secret"],
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
    )
    ours: dict[str, Any] = {}
    leaving = RequestFactory().get("/aanmelden/")
    leaving.session = ours  # type: ignore[assignment]
    address = platform.authorize_redirect(leaving, known.BASE_URL + CITIZENS.returns_at)["Location"]

    browser = requests.Session()
    page = browser.get(address, timeout=5).text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    form = {"csrfmiddlewaretoken": token[1], "person": FATIMA, "level": "substantial"}
    back = browser.post(address, form, allow_redirects=False, timeout=5).headers["Location"]

    returning = RequestFactory().get(back)
    returning.session = ours  # type: ignore[assignment]
    assert returning.GET["iss"] == issuer
    said = platform.authorize_access_token(returning)["userinfo"]
    assert (said["rrn"], said["acr"]) == (FATIMA, "http://eidas.europa.eu/LoA/substantial")
