"""A register that does not answer stops nobody: people type what it would say, and it is checked afterwards."""

from typing import Any

import pytest
from conftest import FATIMA
from django.conf import settings
from django.test import Client

from eloket.cases.actions import decide, verify_facts
from eloket.cases.models import Case, Event
from eloket.catalogue.folders import Folder, read
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.identity.models import StaffMember
from eloket.portal.tests.builders import draft_key, main, yesterday
from eloket.profiles.models import FactSheet, Profile

pytestmark = pytest.mark.django_db
FORM = "/aanvragen/afwezig/"
TYPED = {
    "unknown_person_name": "fatima  El Amrani",
    "unknown_address_current-street": "Stuivenbergplein",
    "unknown_address_current-number": "38",
    "unknown_address_current-box": "2",
    "unknown_address_current-postcode": "2060",
    "unknown_address_current-municipality": "Antwerpen",
}


@pytest.fixture
def facts(citizen: Client) -> dict[str, Any]:
    """The register falls silent, also about the past. Gives what it will say again."""
    moving = read(settings.SERVICES / "verhuizing" / "service.yaml").definition
    assert moving
    # The first page of a move, on which a clerk decides.
    form = moving.online_form.model_copy(update={"pages": moving.online_form.pages[:1]})
    absence = moving.model_copy(update={"form": form, "procedure": moving.procedure[:1]})
    publish([Folder("afwezig", absence, ())], now=clock.now())
    said = dict(FactSheet.objects.get(profile__number=FATIMA).facts)
    FactSheet.objects.update(facts={})
    return said


def asked(citizen: Client, **changes: str) -> Case:
    citizen.post(f"{FORM}vraag/unknown/", TYPED | changes)
    citizen.post(f"{FORM}vraag/wanneer/", yesterday())
    citizen.post(f"{FORM}nakijken/", {"draft": draft_key(citizen, "afwezig")})
    return Case.objects.get()


def speak(facts: dict[str, Any]) -> None:
    FactSheet.objects.update(facts=facts)
    verify_facts(Profile.objects.get(number=FATIMA).pk, now=clock.now())


def test_who_is_not_known_yet_may_wait_or_type(citizen: Client, facts: dict[str, Any]) -> None:
    start = main(citizen.get(FORM))
    assert "zijn er nog niet" in start and f'href="{FORM}vraag/unknown/"' in start
    page = main(citizen.get(f"{FORM}vraag/unknown/"))
    assert "Naam" in page and 'name="unknown_address_current-street"' in page
    assert citizen.post(f"{FORM}vraag/unknown/", {}).status_code == 422


def test_what_was_typed_is_shown_as_not_verified(citizen: Client, desk: Client, facts: dict[str, Any]) -> None:
    case = asked(citizen)
    assert set(case.answers) == {"moves_on", *("unknown_person_name", "unknown_address_current")}
    for page in (citizen.get(f"/mijn/aanvragen/{case.number}/"), desk.get(f"/balie/zaken/{case.number}/")):
        assert "nog niet nagekeken" in main(page) and "Stuivenbergplein 38" in main(page)


def test_a_clerk_grants_nothing_that_nobody_looked_up(citizen: Client, desk: Client, facts: dict[str, Any]) -> None:
    case = asked(citizen)
    sent = {"outcome": "grant", "revision": str(case.revision)}
    refused = desk.post(f"/balie/zaken/{case.number}/beslis/", sent)
    assert refused.status_code == 422 and 'href="#looked_up"' in main(refused)
    assert desk.post(f"/balie/zaken/{case.number}/beslis/", sent | {"looked_up": "yes"}).status_code == 302
    assert case.events.get(what=Event.What.FACTS_LOOKED_UP).by == "An Willems"


def test_the_register_confirms_what_was_typed(citizen: Client, clerk: StaffMember, facts: dict[str, Any]) -> None:
    case = asked(citizen)
    speak(facts)
    speak(facts)
    case.refresh_from_db()
    assert {fact["source"] for fact in case.facts.values()} == {"Rijksregister"} and case.doubts == {}
    assert case.events.filter(what=Event.What.FACTS_VERIFIED).count() == 1
    now, today = clock.now(), clock.today()
    decide(case.pk, grant=True, explanation="", revision=case.revision, clerk=clerk, today=today, now=now)


def test_what_the_register_says_otherwise_stands_beside_it(
    citizen: Client, desk: Client, facts: dict[str, Any]
) -> None:
    case = asked(citizen, **{"unknown_address_current-number": "99"})
    speak(facts)
    page = main(desk.get(f"/balie/zaken/{case.number}/"))
    assert "Stuivenbergplein 38 bus 2" in page and "Stuivenbergplein 99 bus 2" in page
    assert "nog niet nagekeken" not in page


def test_nothing_is_typed_any_more_once_the_register_answers(citizen: Client, facts: dict[str, Any]) -> None:
    citizen.post(f"{FORM}vraag/unknown/", TYPED | {"unknown_person_name": "Iemand Anders"})
    speak(facts)
    assert "Iemand Anders" not in main(citizen.get(FORM)) and "Fatima El Amrani" in main(citizen.get(FORM))
    citizen.post(f"{FORM}vraag/wanneer/", yesterday())
    assert "Iemand Anders" not in main(citizen.get(f"{FORM}nakijken/"))
    citizen.post(f"{FORM}nakijken/", {"draft": draft_key(citizen, "afwezig")})
    assert Case.objects.get().facts["person.name"]["source"] == "Rijksregister"


def test_what_comes_without_a_decision_waits_for_the_register(citizen: Client, facts: dict[str, Any]) -> None:
    start = main(citizen.get("/aanvragen/gezinssamenstelling/"))
    assert "Probeer het opnieuw" in start and "nakijken" not in start
