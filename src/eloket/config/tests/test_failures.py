"""What somebody reads when something went wrong: a sentence and a way on, never the inside of the house."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from eloket.portal.tests.builders import main, text

pytestmark = pytest.mark.django_db
INSIDE = ["Traceback", "OperationalError", "django", "site-packages", "SELECT", "secret", "settings"]


def broken(client: Client, path: str, **headers: str) -> object:
    """Ask for a page while every query fails with a sentence that must not be shown."""
    client.raise_request_exception = False

    def fail(*_args: object) -> None:
        raise OperationalError("secret sentence about the database")

    with connection.execute_wrapper(fail):
        return client.get(path, headers=headers)


@pytest.mark.parametrize("path", ["/bestaat-niet/", "/mijn/bestaat-niet/", "/balie/x/y/z/", "/%00", "/diensten/%ff/"])
def test_a_page_that_does_not_exist_leads_on(client: Client, path: str) -> None:
    missing = client.get(path)
    assert missing.status_code == 404 and "Deze pagina bestaat niet" in main(missing)
    assert 'href="/diensten/"' in main(missing) and not any(word in text(missing) for word in INSIDE)


def test_a_page_that_does_not_exist_keeps_the_menu_of_whoever_is_signed_in(citizen: Client) -> None:
    assert "Fatima El Amrani" in text(citizen.get("/bestaat-niet/"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_that_breaks_says_so_without_telling_why(client: Client, language: str) -> None:
    failed = broken(client, "/diensten/", **{"accept-language": language})
    assert failed.status_code == 500 and f'<html lang="{language}"' in text(failed)
    assert "<h1" in text(failed) and not any(word in text(failed) for word in INSIDE)


def test_a_page_that_breaks_tells_nothing_to_whoever_is_signed_in_either(citizen: Client) -> None:
    failed = broken(citizen, "/mijn/")
    assert failed.status_code == 500 and "Amrani" not in text(failed)
    assert not any(word in text(failed) for word in INSIDE)


def test_the_reason_stands_in_the_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    broken(client, "/diensten/")
    assert "secret sentence about the database" in caplog.text


def test_a_form_from_another_site_is_refused_with_a_way_on(city: None) -> None:
    forged = Client(enforce_csrf_checks=True).post("/controleer/", {"code": "x"})
    assert forged.status_code == 403 and "Deze pagina is verlopen" in main(forged)
    assert not any(word in text(forged) for word in INSIDE)


def test_another_name_for_this_site_is_refused(client: Client) -> None:
    refused = client.get("/", headers={"host": "evil.example"})
    assert refused.status_code == 400 and not any(word in text(refused) for word in INSIDE)


@pytest.mark.parametrize("query", ["naar=%00", "naar=%ff", "x=" + "y" * 9000, "&".join("abcdefgh")])
def test_a_strange_question_breaks_no_page(client: Client, city: None, query: str) -> None:
    for path in ("/", "/diensten/", "/controleer/", "/taal/en/", "/weergave/licht/"):
        assert client.get(f"{path}?{query}").status_code in (200, 302)


@pytest.mark.parametrize("announced", ["60000001", "9" * 30, "-1", "x"])
def test_what_is_too_large_is_refused_before_it_is_read(client: Client, announced: str) -> None:
    refused = client.post("/aanvragen/x/", {}, CONTENT_LENGTH=announced)
    assert refused.status_code == 400 and "te groot" in main(refused)
