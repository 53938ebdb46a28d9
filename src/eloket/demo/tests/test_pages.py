"""The pages around the provider: start, mailbox, events, and what is shown when something is wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import FATIMA, MARIA, NOAH, THOMAS, YANTI
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from eloket.core import clock
from eloket.demo.clerks import CLERKS
from eloket.demo.models import Mail
from eloket.demo.provider.tenants import STAFF
from eloket.identity.models import StaffMember
from eloket.registries.errors import SourceUnavailable
from eloket.registries.models import EmbeddedMutation, EmbeddedPerson
from eloket.registries.sources import population_register
from eloket.registries.sources.embedded import EmbeddedRegister

TODAY = clock.today().isoformat()


def play(world: Client, number: str, event: str, **answers: str) -> str:
    """The page after the event, in text."""
    page = world.post(f"/gebeurtenissen/{number}/{event}/", {"on": TODAY, **answers}, follow=True)
    assert page.status_code == 200, page.content.decode()
    return page.content.decode()


def wrote(subject: str, *to: str) -> Mail:
    now = clock.now()
    return Mail.objects.create(
        sender="e-loket@stad.example",
        recipients=list(to),
        subject=subject,
        body="a\n\nb",
        headers="X: y",
        received_at=now,
    )


def test_every_page_says_who_may_enter() -> None:
    def entries(patterns: list[Any]) -> list[str | None]:
        found: list[str | None] = []
        for each in patterns:
            if isinstance(each, URLResolver):
                found += entries(each.url_patterns)
            elif isinstance(each, URLPattern):
                found.append(getattr(each.callback, "entry", None))
        return found

    assert set(entries(get_resolver("eloket.demo.urls").url_patterns)) == {"public"}


def test_nothing_of_the_demo_world_is_on_the_site_of_the_city(client: Client, db: None) -> None:
    for path in ("/oidc/burger/authorize", "/oidc/burger/jwks", "/postbus/", "/gebeurtenissen/"):
        assert client.get(path).status_code == 404


def test_the_start_page_leads_to_everything(world: Client, settings: Any) -> None:
    page = world.get("/").content.decode()
    for address in (f"{settings.BASE_URL}/", f"{settings.BASE_URL}/balie/", "/postbus/", "/gebeurtenissen/"):
        assert f'href="{address}"' in page
    assert not world.cookies


def test_the_language_is_kept_and_only_leads_back_here(world: Client) -> None:
    assert world.get("/taal/en/?naar=/postbus/")["Location"] == "/postbus/"
    assert '<html lang="en"' in world.get("/").content.decode()
    assert world.get("/taal/nl/?naar=//elsewhere.example/")["Location"] == "/"
    assert world.get("/taal/xx/").status_code == 404


def test_a_page_that_is_not_there_says_so(world: Client) -> None:
    page = world.get("/nergens/")
    assert page.status_code == 404
    assert "Deze pagina bestaat niet" in page.content.decode()


def test_mails_stand_newest_first_and_can_be_asked_for_one_address(world: Client) -> None:
    wrote("Eerste", "eva@post.example")
    last = wrote("<b>Tweede</b>", "yanti@post.example", "maria@post.example")
    page = world.get("/postbus/").content.decode()
    assert page.index("Tweede") < page.index("Eerste")
    assert "<b>" not in page
    only = world.get("/postbus/", {"aan": " Yanti@post.example"}).content.decode()
    assert "Tweede" in only
    assert "Eerste" not in only
    assert "nog geen e-mail" in world.get("/postbus/", {"aan": "x\0"}).content.decode()
    shown = world.get(f"/postbus/{last.pk}/").content.decode()
    assert '<p class="govuk-body">b</p>' in shown
    assert "X: y" in shown
    assert world.get("/postbus/999999/").status_code == 404


def test_a_household_moves_and_the_platform_hears_of_it(world: Client, work: Callable[[], int]) -> None:
    before = EmbeddedRegister().person(FATIMA).address
    page = play(world, FATIMA, "verhuizing", who="all")
    assert EmbeddedRegister().person(THOMAS).address == EmbeddedRegister().person(FATIMA).address != before
    assert 'role="status"' in page
    assert "Thomas Peeters" in page
    assert work() == 1


def test_the_register_can_be_kept_from_answering_and_what_it_missed_is_read_afterwards(
    world: Client, work: Callable[[], int]
) -> None:
    assert "antwoordt nu niet" in world.post("/gebeurtenissen/storing/", {"cut": "yes"}, follow=True).content.decode()
    with pytest.raises(SourceUnavailable):
        population_register().person(FATIMA)
    assert "antwoordt nu niet" not in world.post("/gebeurtenissen/storing/", {}, follow=True).content.decode()
    assert (population_register().person(FATIMA).number, work()) == (FATIMA, 1)


def test_a_child_is_born(world: Client) -> None:
    assert "Nora Peeters" in play(world, FATIMA, "geboorte", given_names="Nora", sex="F", other_parent=THOMAS)


def test_two_marry_and_divorce(world: Client) -> None:
    play(world, YANTI, "huwelijk", partner="Noah Janssens")
    assert EmbeddedRegister().person(NOAH).civil_status == "married"
    play(world, NOAH, "scheiding")
    assert EmbeddedRegister().person(YANTI).civil_status == "divorced"


def test_someone_dies_and_nothing_more_can_happen_to_them(world: Client) -> None:
    page = play(world, MARIA, "overlijden")
    assert "Wat laat u gebeuren?" not in page
    assert world.get(f"/gebeurtenissen/{MARIA}/verhuizing/").status_code == 404


@pytest.mark.parametrize(
    ("number", "event", "answers", "sentence"),
    [
        (FATIMA, "verhuizing", {"on": ""}, "Vul dit in"),
        (FATIMA, "verhuizing", {"on": "morgen", "who": "all"}, "Voer een geldige datum in"),
        (YANTI, "huwelijk", {"on": TODAY, "partner": "niemand"}, "Niemand heeft deze naam"),
        (YANTI, "huwelijk", {"on": TODAY, "partner": "Peeters"}, "Meer dan één persoon past"),
        (YANTI, "huwelijk", {"on": TODAY, "partner": YANTI}, ""),
        (YANTI, "huwelijk", {"on": TODAY, "partner": FATIMA}, ""),
        (FATIMA, "geboorte", {"on": TODAY, "sex": "F", "given_names": "N\0"}, ""),
        (FATIMA, "geboorte", {"on": TODAY, "sex": "F", "given_names": "Nora", "other_parent": NOAH}, ""),
        (FATIMA, "geboorte", {"on": "1993-01-01", "sex": "F", "given_names": "Nora"}, ""),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    world: Client, number: str, event: str, answers: dict[str, str], sentence: str
) -> None:
    page = world.post(f"/gebeurtenissen/{number}/{event}/", answers)
    assert page.status_code == 422
    assert "Er is een probleem" in page.content.decode()
    assert sentence in page.content.decode()
    assert not EmbeddedMutation.objects.exists()


def test_an_event_needs_a_form_of_this_site(world: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/gebeurtenissen/{MARIA}/overlijden/", {"on": TODAY}).status_code == 403


def test_what_happened_cannot_be_put_in_the_address_by_a_stranger(world: Client) -> None:
    page = world.get(f"/gebeurtenissen/{FATIMA}/", {"gebeurd": "Bel 0900"})
    assert page.status_code == 200
    assert 'role="status"' not in page.content.decode()


def test_an_event_that_is_not_there_and_a_person_who_is_not(world: Client) -> None:
    for path in (f"{FATIMA}/loterij/", f"{YANTI}/scheiding/", "12345678901/", "niemand/"):
        assert world.get(f"/gebeurtenissen/{path}").status_code == 404


def test_the_city_is_set_up_once(db: None, settings: Any, tmp_path: Any) -> None:
    settings.KEYS = tmp_path
    for _ in range(2):
        call_command("set_up_demo", citizens=40)
    assert EmbeddedPerson.objects.count() == 40
    assert {file.name for file in tmp_path.iterdir()} >= {"seal.pem", "seal.key", "codes.key", "demo-provider.pem"}
    assert all(file.stat().st_mode & 0o077 == 0 for file in tmp_path.iterdir())
    assert set(StaffMember.objects.values_list("name", "subject")) == {
        (clerk.name, STAFF.subject(clerk.key)) for clerk in CLERKS
    }


def test_the_welcome_needs_no_database(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo_people")
    said = capsys.readouterr().out
    assert "Fatima El Amrani" in said
    assert "Karim Benali" in said
