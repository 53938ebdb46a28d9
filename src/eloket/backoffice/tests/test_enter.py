"""The staff's door: who may enter, and who is put out at once."""

import pytest
from django.test import Client

from eloket.backoffice.tests.builders import at_the_desk, entered
from eloket.identity.actions import admit_staff
from eloket.identity.models import StaffMember
from eloket.identity.tests.provider import Provider
from eloket.portal.tests.builders import idle, main, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def an(provider: Provider) -> StaffMember:
    provider.claims = {"sub": "an"}
    return admit_staff(issuer=provider.issuer, subject="an", name="An Willems", team="burgerzaken")


def test_staff_enter_through_the_provider_and_see_their_worklist(
    provider: Provider, an: StaffMember, client: Client
) -> None:
    assert entered(provider, client)["Location"] == "/balie/"
    assert "An Willems" in text(client.get("/balie/"))


def test_staff_are_no_citizens_and_the_other_way_round(
    provider: Provider, an: StaffMember, client: Client, citizen: Client
) -> None:
    entered(provider, client)
    assert client.get("/mijn/")["Location"].startswith("/aanmelden/")
    assert citizen.get("/balie/")["Location"].startswith("/balie/aanmelden/")


def test_whoever_the_city_did_not_admit_is_refused(provider: Provider, an: StaffMember, client: Client) -> None:
    provider.claims = {"sub": "jan"}
    refused = entered(provider, client)
    assert refused.status_code == 403 and "teamleider" in main(refused)
    assert client.get("/balie/").status_code == 302


def test_whoever_left_is_put_out_at_once_and_cannot_come_back(
    provider: Provider, an: StaffMember, client: Client
) -> None:
    entered(provider, client)
    StaffMember.objects.update(is_active=False)
    assert client.get("/balie/")["Location"].startswith("/balie/aanmelden/")
    assert entered(provider, client).status_code == 403


def test_whoever_changed_teams_works_for_the_new_one_at_once(
    provider: Provider, an: StaffMember, client: Client
) -> None:
    entered(provider, client)
    StaffMember.objects.update(team="wegen", name="An Peeters")
    page = text(client.get("/balie/"))
    assert "wegen" in main(client.get("/balie/")) and "An Peeters" in page


@pytest.mark.parametrize("naar", ["/balie/zaken/AAAAABBBBB/", "/balie/?lijst=mij"])
def test_whoever_wanted_a_page_gets_it(provider: Provider, an: StaffMember, client: Client, naar: str) -> None:
    assert entered(provider, client, naar=naar)["Location"] == naar


@pytest.mark.parametrize(
    "naar", ["https://evil.example/", "//evil.example/balie/", "/\\evil.example/balie/", "/balie", "/mijn/", ""]
)
def test_nobody_is_sent_to_another_site(provider: Provider, an: StaffMember, client: Client, naar: str) -> None:
    assert entered(provider, client, naar=naar)["Location"] == "/balie/"


def test_an_answer_to_no_question_leads_back_to_the_door_of_staff(provider: Provider, client: Client) -> None:
    refused = client.get("/balie/aanmelden/terug/", {"code": "c", "state": "s", "iss": provider.issuer})
    assert refused.status_code == 400 and 'href="/balie/aanmelden/"' in main(refused)
    assert client.get("/balie/aanmelden/terug/", {"error": "access_denied"})["Location"] == "/"


def test_a_provider_that_is_down_is_said_so(provider: Provider, client: Client) -> None:
    provider.description = b"down"
    assert client.get("/balie/aanmelden/").status_code == 503


def test_leaving_ends_the_session_and_empties_the_cache_of_the_browser(clerk: StaffMember) -> None:
    desk = at_the_desk(clerk)
    assert desk.get("/balie/afmelden/").status_code == 405
    left = desk.post("/balie/afmelden/")
    assert (left["Location"], left["Clear-Site-Data"]) == ("/", '"cache"')
    assert desk.get("/balie/").status_code == 302


def test_after_fifteen_minutes_without_a_page_one_signs_in_again(clerk: StaffMember) -> None:
    desk = at_the_desk(clerk)
    idle(desk, minutes=16, who="staff")
    assert desk.get("/balie/")["Location"] == "/balie/aanmelden/?naar=%2Fbalie%2F"
