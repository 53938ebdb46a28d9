"""The worklist, the case and the decision, as a clerk meets them and as nobody else does."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import FATIMA
from django.test import Client

from eloket.audit.models import Act, Entry
from eloket.backoffice.tests.builders import at_the_desk
from eloket.cases.models import Case, Decision
from eloket.cases.tests.builders import ISSUE, REVIEW, published
from eloket.correspondence.models import Message
from eloket.identity.actions import admit_staff
from eloket.identity.models import StaffMember
from eloket.portal.tests.builders import idle, main, submitted, text
from eloket.profiles.models import FactSheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def next_desk(db: None) -> Client:
    """Bram, of the same team."""
    return at_the_desk(admit_staff(issuer="https://staff.example", subject="bram", name="Bram", team="burgerzaken"))


@pytest.fixture
def other_team(db: None) -> Client:
    return at_the_desk(admit_staff(issuer="https://staff.example", subject="wies", name="Wies", team="wegen"))


@pytest.fixture
def path(citizen: Client) -> str:
    """The page of the move that Fatima reported."""
    return f"/balie/zaken/{submitted(citizen)}/"


def revision() -> str:
    return str(Case.objects.get().revision)


def decided(desk: Client, path: str, **fields: str) -> Any:
    return desk.post(f"{path}beslis/", {"revision": revision()} | fields)


def views() -> int:
    return Entry.objects.filter(act=Act.CASE_VIEWED).count()


# Worklist


def test_the_worklist_shows_the_teams_cases_without_a_name(desk: Client, path: str) -> None:
    page = main(desk.get("/balie/"))
    assert path in page and "Verhuizing melden" in page and "Amrani" not in page


def test_a_case_moves_from_the_team_to_me_to_done(desk: Client, path: str) -> None:
    lists = {"team": True, "mij": False, "klaar": False}
    for name, shown in lists.items():
        assert (path in main(desk.get("/balie/", {"lijst": name}))) is shown, name
    desk.post(f"{path}neem/", {"revision": revision()})
    assert path in main(desk.get("/balie/", {"lijst": "mij"}))
    decided(desk, path, outcome="refuse", explanation="Daarom.")
    for name, shown in {"team": False, "mij": False, "klaar": True}.items():
        assert (path in main(desk.get("/balie/", {"lijst": name}))) is shown, name


@pytest.mark.parametrize("chosen", ["", "onzin", "\0", "<script>"])
def test_a_list_that_does_not_exist_is_that_of_the_team(desk: Client, path: str, chosen: str) -> None:
    assert path in main(desk.get("/balie/", {"lijst": chosen}))


def test_an_empty_worklist_says_so(desk: Client) -> None:
    assert "Er staan geen zaken in deze lijst." in main(desk.get("/balie/"))


# The case


@pytest.mark.parametrize(("language", "asked"), [("nl", "Wie verhuist mee?"), ("en", "Who moves with you?")])
def test_a_case_shows_what_was_asked_and_what_was_known_then(
    desk: Client, path: str, language: str, asked: str
) -> None:
    FactSheet.objects.update(facts={})
    page = main(desk.get(path, headers={"accept-language": language}))
    assert asked in page and "Fatima El Amrani" in page and "Meir 1 bus 3" in page and "Yasmine Peeters" in page


def test_every_look_at_a_case_is_in_the_log_of_the_citizen(desk: Client, path: str, citizen: Client) -> None:
    desk.get(path)
    seen = Entry.objects.get(act=Act.CASE_VIEWED)
    assert (seen.actor_name, seen.purpose, seen.about) == ("An Willems", "verhuizing", Case.objects.get().number)
    assert "An Willems" in main(citizen.get("/mijn/inzage/"))
    desk.get(path)
    assert views() == 2


def test_a_form_that_is_shown_again_is_a_look_too(desk: Client, path: str) -> None:
    assert "El Amrani" in main(decided(desk, path))
    assert views() == 1


def test_another_team_finds_nothing_and_changes_nothing(other_team: Client, path: str) -> None:
    assert other_team.get(path).status_code == 404
    assert other_team.post(f"{path}neem/").status_code == 404
    refused = decided(other_team, path, outcome="grant")
    assert refused.status_code == 404 and "Amrani" not in text(refused)
    assert Case.objects.get().handler is None and not Decision.objects.exists() and not views()


def test_a_citizen_does_not_decide_over_her_own_case(citizen: Client, path: str) -> None:
    for page in (path, f"{path}neem/", f"{path}beslis/"):
        ended = citizen.post(page, {"outcome": "grant", "revision": "0"})
        assert ended.status_code == 401 and "/balie/aanmelden/?naar=" in ended.content.decode()
    assert not Decision.objects.exists()


def test_whoever_left_cannot_decide_in_a_page_that_stood_open(desk: Client, path: str) -> None:
    desk.get(path)
    StaffMember.objects.update(is_active=False)
    assert decided(desk, path, outcome="grant").status_code == 401
    assert not Decision.objects.exists()


@pytest.mark.parametrize("number", ["ONBEKEND00", "%00", "a.b"])
def test_a_case_that_does_not_exist_is_said_so(desk: Client, number: str) -> None:
    assert desk.get(f"/balie/zaken/{number}/").status_code == 404


def test_a_number_is_understood_as_the_citizen_reads_it_out(desk: Client, path: str) -> None:
    number = path.split("/")[-2]
    assert desk.get(f"/balie/zaken/{number[:5].lower()}-{number[5:].lower()}/").status_code == 200


# Taking and deciding


def test_a_granted_move_ends_with_the_citizen(
    desk: Client, path: str, citizen: Client, work: Callable[[], int]
) -> None:
    desk.post(f"{path}neem/", {"revision": revision()})
    assert decided(desk, path, outcome="grant")["Location"] == path
    page = main(desk.get(path))
    assert "Goedgekeurd" in page and "<form" not in page
    work()
    request = main(citizen.get(f"/mijn/aanvragen/{Case.objects.get().number}/"))
    assert "Klaar" in request and "Uw nieuwe adres staat in het register" in request


def test_a_refusal_shows_its_reason_to_the_citizen_as_text(desk: Client, path: str, citizen: Client) -> None:
    decided(desk, path, outcome="refuse", explanation="<b>Nee</b>\0, want {dit} klopt niet.")
    request = citizen.get(f"/mijn/aanvragen/{Case.objects.get().number}/")
    assert "<b>Nee</b>, want {dit} klopt niet." in main(request) and "<b>Nee" not in request.content.decode()
    assert "<b>Nee</b>, want {dit} klopt niet." in Message.objects.get(template="request_refused").body


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"outcome": "misschien", "explanation": "Een lange reden"},
        {"outcome": "refuse", "explanation": "  "},
        {"outcome": "grant", "revision": "", "explanation": "Een lange reden"},
        {"outcome": "grant", "revision": "-1"},
        {"outcome": "grant", "revision": "٣"},
        {"outcome": "grant", "revision": "9" * 5000},
    ],
)
def test_a_decision_that_is_none_is_asked_again_with_what_was_typed(
    desk: Client, path: str, fields: dict[str, str]
) -> None:
    again = decided(desk, path, **fields)
    assert again.status_code == 422 and "govuk-error-summary" in main(again)
    assert fields.get("explanation", "").strip() in main(again) and not Decision.objects.exists()


def test_what_somebody_else_changed_is_looked_at_again_before_it_is_decided(
    desk: Client, next_desk: Client, path: str
) -> None:
    seen = revision()
    next_desk.post(f"{path}neem/", {"revision": seen})
    conflict = desk.post(f"{path}beslis/", {"outcome": "refuse", "revision": seen, "explanation": "Mijn reden"})
    assert conflict.status_code == 409 and "Mijn reden" in main(conflict)
    assert f'name="revision" value="{revision()}"' in main(conflict) and not Decision.objects.exists()


def test_a_double_click_decides_once_and_shows_the_decision(desk: Client, path: str) -> None:
    fields = {"outcome": "refuse", "revision": revision(), "explanation": "Daarom."}
    assert desk.post(f"{path}beslis/", fields).status_code == 302
    again = desk.post(f"{path}beslis/", fields)
    assert again.status_code == 409 and "Daarom." in main(again)
    assert Message.objects.filter(template="request_refused").count() == 1


def test_a_decision_that_cannot_be_carried_out_is_said_so(desk: Client, citizen: Client) -> None:
    published("attest", REVIEW, ISSUE)
    path = f"/balie/zaken/{submitted(citizen, 'attest')}/"
    FactSheet.objects.filter(profile__number=FATIMA).update(facts={})
    refused = decided(desk, path, outcome="grant")
    assert refused.status_code == 409 and "Het register heeft niet alle gegevens" in main(refused)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("verb", ["neem", "beslis"])
def test_whoever_had_to_sign_in_first_comes_back_to_the_case(desk: Client, path: str, verb: str) -> None:
    idle(desk, minutes=20, who="staff")
    back = f"{path}{verb}/".replace("/", "%2F")
    ended = desk.post(f"{path}{verb}/")
    assert ended.status_code == 401 and f'href="/balie/aanmelden/?naar={back}"' in main(ended)
    idle_no_more = at_the_desk(StaffMember.objects.get())
    assert idle_no_more.get(f"{path}{verb}/")["Location"] == path
    assert Case.objects.get().handler is None and not Decision.objects.exists()
