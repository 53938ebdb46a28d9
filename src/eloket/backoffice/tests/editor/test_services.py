"""The list of services, a new one, the versions, and who may come here."""

from datetime import timedelta

import pytest
from django.test import Client

from eloket.backoffice.tests.editor.builders import HERE, NOW, SLUG, a_form, draft
from eloket.catalogue.models import Concept, ServiceDraft
from eloket.catalogue.publishing import Signed, publish_version
from eloket.catalogue.tests.builders import WORDS, a_service, defined
from eloket.identity.models import StaffMember
from eloket.portal.tests.builders import main

LIST = "/balie/diensten/"
NEW = f"{LIST}_nieuw/"


def shown(browser: Client, **asked: str) -> str:
    return main(browser.get(LIST, asked))


def other(slug: str = "kat", **changes: object) -> None:
    title = {"nl": f"Een {slug} melden", "en": f"Report a {slug}"}
    publish_version(slug, defined(a_service(title=title, **changes)), signed=Signed(), now=NOW)


# Who may come here


def test_the_way_here_is_shown_to_whoever_may_go(an: Client) -> None:
    assert LIST in an.get("/balie/").content.decode()


def test_a_clerk_without_the_right_reads_so_and_changes_nothing(published: None, desk: Client) -> None:
    assert LIST not in desk.get("/balie/").content.decode()
    for refused in (desk.get(LIST), desk.post(f"{HERE}/begin/"), desk.post(NEW, {"title": "Iets"})):
        assert refused.status_code == 403 and "U mag hier niet werken" in main(refused)
    assert not ServiceDraft.objects.exists()


def test_a_right_that_was_taken_ends_at_the_next_page(begun: Client) -> None:
    StaffMember.objects.update(may_edit_catalogue=False)
    assert sent_title(begun) == 403 and draft().revision == 1


def sent_title(browser: Client) -> int:
    status: int = browser.post(f"{HERE}/deel/teksten/", {"revision": "1", "title-nl": "x"}).status_code
    return status


# The list


def test_the_list_says_what_state_each_service_is_in(begun: Client) -> None:
    other()
    page = shown(begun)
    assert "Een hond melden" in page and "gepubliceerd, versie 1" in page and "Burger en overheid" in page
    assert "Een kat melden" in page and "2 diensten" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"zoek": "KAT"}, {"kat"}),
        ({"zoek": "melden een"}, {"kat", SLUG}),
        ({"zoek": "paard"}, set()),
        ({"toestand": "draft"}, {SLUG}),
        ({"toestand": "published"}, {"kat", SLUG}),
        ({"toestand": "submitted"}, set()),
        ({"toestand": "onzin"}, set()),
        ({"zoek": "\0"}, set()),
    ],
)
def test_the_list_is_narrowed_by_text_and_state(begun: Client, asked: dict[str, str], found: set[str]) -> None:
    other()
    page = shown(begun, **asked)
    assert {slug for slug in ("kat", SLUG) if f'href="{LIST}{slug}/"' in page} == found


def test_a_long_list_has_pages_that_keep_what_was_asked(an: Client) -> None:
    for nth in range(45):
        other(f"dier-{nth:02}")
    page = shown(an, zoek="dier")
    assert "45 diensten" in page and "Blad 1 van 2" in page and "zoek=dier" in page and "blad=2" in page
    assert "dier-44" in shown(an, zoek="dier", blad="2") and "dier-44" not in page


def test_a_concept_that_was_rewritten_since_is_marked(an: Client) -> None:
    other(concept="926", concept_seen=NOW.isoformat())
    concept = Concept(uri="https://x", number="926", title=WORDS, description=WORDS, content={}, first_seen_at=NOW)
    concept.generated_at = NOW
    concept.save()
    assert "Concept gewijzigd" not in shown(an)
    Concept.objects.update(generated_at=NOW + timedelta(days=1))
    assert "Concept gewijzigd" in shown(an) and f'href="{LIST}kat/"' in shown(an, toestand="concept")


# A new service


def test_a_new_service_begins_with_a_blank_sheet(an: Client) -> None:
    assert an.post(NEW, {"title": "  Een  paard melden "})["Location"] == f"{LIST}een-paard-melden/"
    assert draft().content["title"] == {"nl": "Een paard melden", "en": ""} and draft().based_on is None
    page = main(an.get(f"{LIST}een-paard-melden/controle/"))
    assert "De Engelse tekst ontbreekt." in page and "Kies een thema" in page and "wettelijke grond" in page


def test_the_address_of_a_new_service_is_one_that_others_can_name(an: Client) -> None:
    assert an.post(NEW, {"title": "Paard_en_kar melden"})["Location"] == f"{LIST}paard-en-kar-melden/"


def test_a_new_service_begins_with_a_copy(an: Client) -> None:
    an.post(NEW, {"title": "Een paard melden", "source": SLUG})
    assert draft().content["form"] == a_form()["form"] and draft().content["code"] == ""


def test_a_new_service_begins_with_a_concept(an: Client) -> None:
    naam = {"nl": "Paard", "en": "Horse"}
    Concept.objects.create(
        uri="https://x",
        number="926",
        title=naam,
        description=WORDS,
        content={"naam": naam},
        generated_at=NOW,
        first_seen_at=NOW,
    )
    assert "Begin hiermee" in main(an.get(NEW, {"zoek": "paard"})) and "Begin hiermee" not in main(an.get(NEW))
    an.post(NEW, {"title": "Paard", "concept": "https://x"})
    assert draft().content["concept"] == "926" and draft().content["title"] == naam


@pytest.mark.parametrize("title", ["", " ", "!?", "\0"])
def test_a_service_has_a_title(an: Client, title: str) -> None:
    refused = an.post(NEW, {"title": title})
    assert refused.status_code == 422 and 'id="title-error"' in main(refused)


def test_an_address_that_is_taken_is_refused_at_the_title(an: Client) -> None:
    refused = an.post(NEW, {"title": "Hond melden", "source": SLUG})
    assert refused.status_code == 422 and "Er is al een dienst met deze naam" in main(refused)
    assert 'value="Hond melden"' in main(refused) and not ServiceDraft.objects.exists()


# One service


def test_a_service_that_nobody_writes_shows_what_is_published(an: Client) -> None:
    page = main(an.get(f"{HERE}/"))
    assert "Gepubliceerd, versie 1" in page and "Wijzig deze dienst" in page and "uit een bestand" in page


@pytest.mark.parametrize("path", ["", "begin/", "versies/", "versies/1/"])
def test_a_service_that_does_not_exist_is_not_found(an: Client, path: str) -> None:
    where = f"{LIST}onbekend/{path}"
    assert an.post(where).status_code == 404


def test_a_draft_is_thrown_away_after_a_question(begun: Client) -> None:
    assert "Dit concept weggooien?" in main(begun.get(f"{HERE}/weg/"))
    assert begun.post(f"{HERE}/weg/", {"revision": "9"}).status_code == 409
    assert begun.post(f"{HERE}/weg/", {"revision": "1"})["Location"] == f"{HERE}/"
    assert not ServiceDraft.objects.exists()


def test_a_new_service_that_is_thrown_away_leaves_nothing(an: Client) -> None:
    an.post(NEW, {"title": "Een paard melden"})
    assert an.post(f"{LIST}een-paard-melden/weg/", {"revision": "1"})["Location"] == LIST
    assert an.get(f"{LIST}een-paard-melden/").status_code == 404


# Versions


def test_any_two_versions_are_compared_in_words(an: Client) -> None:
    for title in ("Tweede", "Derde"):
        publish_version(
            SLUG, defined(a_form() | {"title": {"nl": title, "en": "x"}}), signed=Signed("An", "Karim"), now=NOW
        )
    assert "Titel: “Tweede” werd “Derde”" in main(an.get(f"{HERE}/versies/"))
    assert "Titel: “Een hond melden” werd “Derde”" in main(an.get(f"{HERE}/versies/", {"van": "1", "tot": "3"}))
    for strange in ({"van": "x", "tot": "99"}, {"van": "", "tot": "\0"}):
        assert an.get(f"{HERE}/versies/", strange).status_code == 200


def test_an_old_version_comes_back_as_a_draft_unless_somebody_writes(an: Client) -> None:
    publish_version(SLUG, defined(a_form() | {"title": WORDS}), signed=Signed("An", "Karim"), now=NOW)
    assert an.post(f"{HERE}/versies/1/")["Location"] == f"{HERE}/controle/"
    assert draft().content["title"]["nl"] == "Een hond melden"
    refused = an.post(f"{HERE}/versies/1/")
    assert refused.status_code == 409 and "Er is al een concept van deze dienst" in main(refused)
    assert an.get(f"{HERE}/versies/1/")["Location"] == f"{HERE}/versies/"
