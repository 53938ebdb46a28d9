"""Headers and cookies, on every answer whatever it is."""

import pytest
from django.conf import settings
from django.test import Client

from eloket.documents.models import Document
from eloket.identity.tests.provider import Provider

pytestmark = pytest.mark.django_db
ALWAYS = {
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
ANSWERS = [
    ("/", 200),
    ("/gezondheid", 200),
    ("/mijn/", 302),
    ("/bestaat-niet/", 404),
    ("/afmelden/", 405),
    ("/static/design/city.css", 200),
    ("/static/theme/logo.svg", 200),
]


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_every_answer_is_protected(client: Client, city: None, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert {name: answer[name][: len(begin)] for name, begin in ALWAYS.items()} == ALWAYS


def test_a_refused_form_and_a_broken_page_are_protected_too(client: Client) -> None:
    refused = Client(enforce_csrf_checks=True).post("/controleer/")
    assert all(name in refused for name in ALWAYS)


def test_pages_run_no_script_but_our_own_and_stand_in_no_frame(client: Client, city: None) -> None:
    page = client.get("/")
    policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["default-src"] == "'none'"
    html = page.content.decode()
    assert "<style" not in html and " style=" not in html and " onclick=" not in html
    assert html.count("<script") == html.count("<script src=") + html.count('<script type="module" src=')


@pytest.mark.parametrize("path", ["/mijn/", "/mijn/documenten/", "/", "/bestaat-niet/"])
def test_a_page_of_somebody_who_is_signed_in_is_kept_nowhere(citizen: Client, path: str) -> None:
    kept = citizen.get(path)["Cache-Control"]
    assert "no-store" in kept and "private" in kept


def test_a_document_is_kept_nowhere(citizen: Client) -> None:
    number = Document.objects.get(kind_code="DOC-11").number
    assert "no-store" in citizen.get(f"/mijn/documenten/{number}.pdf")["Cache-Control"]


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: Client, city: None, provider: Provider) -> None:
    cookies = client.get("/controleer/").cookies | client.get("/aanmelden/").cookies
    assert set(cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    for cookie in cookies.values():
        assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/" and not cookie["domain"]
