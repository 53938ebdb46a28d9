import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.installation import Installation
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]


@pytest.mark.parametrize(("name", "scripts"), [("Sam Wouters", True), ("Marie-Louise Claes", False)])
def test_a_new_citizen_finds_the_documents_within_seconds(visit: Visit, name: str, scripts: bool) -> None:
    citizen = visit(java_script_enabled=scripts)
    citizen.open("/")
    citizen.follow("Aanmelden")
    chosen = citizen.sign_in(name, at=citizen.page.url)
    assert citizen.heading == "Welkom in uw A-profiel"
    # The page asks again by itself.
    expect(citizen.find("Deze documenten kreeg u zonder aanvraag")).to_be_visible()
    print(f"\n{name}, JavaScript {scripts}: documents after {time.monotonic() - chosen:.1f} s")
    assert {"Attest van hoofdverblijfplaats", "Uittreksel uit de registers"} <= citizen.documents().keys()


def test_whoever_comes_while_the_register_is_silent_gets_the_documents_as_soon_as_it_speaks(
    visit: Visit, city: Installation
) -> None:
    citizen, world = visit(), visit()
    world.open(f"{city.world}/gebeurtenissen/")
    world.press("Laat het register niet antwoorden")
    try:
        citizen.sign_in("IJsbrand IJzermans")
        assert citizen.heading == "Welkom in uw A-profiel"
        citizen.open("/aanvragen/verhuizing/")
        assert "Uw gegevens zijn er nog niet" in citizen.text
        citizen.open("/mijn/")
        assert "Er staan nog geen documenten klaar" in citizen.text
    finally:
        world.press("Laat het register weer antwoorden")
    citizen.until(lambda: citizen.page.locator(".card--link").count() >= 4, "/mijn/documenten/")


def test_whoever_was_on_the_way_to_a_page_arrives_there(visit: Visit) -> None:
    citizen = visit()
    citizen.arrive("Noah Janssens")
    citizen.press("Afmelden")
    citizen.sign_in("Noah Janssens", at="/mijn/inzage/")
    assert citizen.heading == "Wie bekeek mijn gegevens?"


def test_cancelling_at_the_provider_leads_back_to_the_front_page(visit: Visit) -> None:
    citizen = visit()
    citizen.open("/mijn/")
    citizen.press("Annuleer")
    assert citizen.heading == "Wat wilt u regelen?"
    expect(citizen.page.locator(".account").get_by_text("Aanmelden")).to_be_visible()


def test_a_proof_that_is_too_weak_is_refused_with_what_to_do(visit: Visit) -> None:
    citizen = visit()
    citizen.sign_in("Noah Janssens", level="E-mail")
    assert citizen.heading == "Aanmelden is niet gelukt"
    assert "met uw identiteitskaart of met itsme" in citizen.text
    citizen.follow("Opnieuw aanmelden")
    assert citizen.heading == "Kies wie u bent"


def test_signing_out_leaves_nothing_personal_behind(visit: Visit, city: Installation) -> None:
    citizen, thief = visit(), visit()
    citizen.arrive("Noah Janssens")
    page = citizen.open("/mijn/profiel/")
    assert "no-store" in page.headers["cache-control"]
    [kept] = [each for each in citizen.context.cookies() if each["name"] == "eloket"]
    thief.context.add_cookies([{"name": "eloket", "value": kept["value"], "url": city.site}])
    thief.open("/mijn/profiel/")
    assert thief.heading == "Mijn gegevens"
    citizen.press("Afmelden")
    assert citizen.heading == "Wat wilt u regelen?"
    citizen.page.go_back()
    assert citizen.page.url.startswith(city.world), "The back button shows the page that asks to sign in."
    thief.open("/mijn/profiel/")
    assert thief.page.url.startswith(city.world), "A copy of the cookie is worth nothing any more."


def test_a_citizen_is_no_clerk(visit: Visit) -> None:
    citizen = visit()
    citizen.arrive("Noah Janssens")
    citizen.open("/balie/")
    assert citizen.heading == "Kies wie u bent"
    assert "Aanmelden als medewerker" in citizen.text
