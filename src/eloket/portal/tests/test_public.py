"""Pages for everybody, in both languages, and the choices that a browser remembers."""

import pytest
from django.conf import settings
from django.test import Client

from eloket.portal.tests.builders import main, text
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/zoeken/",
    "/diensten/",
    "/diensten/verhuizing/",
    "/controleer/",
    "/toegankelijkheid/",
    "/privacy/",
    "/klacht/",
]


@pytest.mark.parametrize("path", [*PAGES, "/afspraak/"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_public_page_stands_in_the_language_of_the_reader(
    client: Client, city: None, path: str, language: str
) -> None:
    page = client.get(path, headers={"accept-language": language})
    assert page.status_code == 200 and f'<html lang="{language}"' in text(page)
    assert text(page).count("<h1") == 1
    # Nothing is kept in the browser of somebody who only reads.
    assert set(page.cookies) == ({settings.CSRF_COOKIE_NAME} if 'method="post"' in text(page) else set())


def test_the_services_lead_to_their_forms(client: Client, city: None) -> None:
    theme = "/diensten/?thema=BurgerOverheid"
    assert f'href="{theme}"' in main(client.get("/diensten/"))
    assert 'href="/diensten/verhuizing/"' in main(client.get(theme))
    assert "Report a move" in main(client.get(theme, headers={"accept-language": "en"}))
    assert client.get("/diensten/?thema=bestaat-niet").status_code == 200
    service = main(client.get("/diensten/verhuizing/"))
    assert 'href="/aanvragen/verhuizing/"' in service and "Gratis" in service


def test_a_city_without_services_has_pages_all_the_same(client: Client) -> None:
    assert client.get("/").status_code == client.get("/diensten/").status_code == 200


# Language


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_chosen_language_is_kept_and_wins_from_that_of_the_browser(client: Client, city: None, code: str) -> None:
    chosen = client.get(f"/taal/{code}/", {"naar": "/diensten/?x=1"})
    assert chosen["Location"] == "/diensten/?x=1"
    cookie = chosen.cookies["taal"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (code, True, "Lax")
    page = client.get("/diensten/", headers={"accept-language": "en" if code == "nl" else "nl"})
    assert f'<html lang="{code}"' in text(page)


def test_the_language_of_whoever_is_signed_in_is_that_of_their_letters_too(citizen: Client, stranger: Client) -> None:
    citizen.get("/taal/en/")
    assert sorted(Profile.objects.values_list("language", flat=True)) == ["en", "nl"]


@pytest.mark.parametrize("path", ["/taal/fr/", "/taal/%00/", "/weergave/roze/", "/weergave/%00/"])
def test_a_choice_that_is_not_offered_does_not_exist(client: Client, path: str) -> None:
    missing = client.get(path)
    assert missing.status_code == 404 and not missing.cookies


def test_a_strange_cookie_is_as_good_as_none(client: Client, city: None) -> None:
    client.cookies["taal"] = "xx"
    client.cookies["weergave"] = '"><script>'
    page = client.get("/")
    assert 'data-scheme="auto"' in text(page) and '<html lang="nl"' in text(page)


# Appearance


@pytest.mark.parametrize(("scheme", "dark"), [("licht", False), ("donker", True), ("auto", True)])
def test_a_chosen_appearance_is_kept(client: Client, city: None, scheme: str, dark: bool) -> None:
    assert client.get(f"/weergave/{scheme}/", {"naar": "/diensten/"})["Location"] == "/diensten/"
    page = text(client.get("/"))
    assert f'data-scheme="{scheme}"' in page and ("dark.css" in page) is dark


def test_the_links_in_the_frame_come_back_to_this_very_page(client: Client, city: None) -> None:
    page = text(client.get("/diensten/?zoek=a%26b"))
    assert "/taal/en/?naar=%2Fdiensten%2F%3Fzoek%3Da%2526b" in page
    assert client.get("/taal/en/?naar=%2Fdiensten%2F%3Fzoek%3Da%2526b")["Location"] == "/diensten/?zoek=a%26b"
