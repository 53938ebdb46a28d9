"""Looking over, asking for approval, and giving it."""

from typing import Any

import pytest
from django.test import Client

from eloket.backoffice.tests.editor.builders import HERE, SLUG, draft, sent
from eloket.catalogue.models import Service, ServiceDraft, ServiceVersion
from eloket.portal.tests.builders import main

CHECK = f"{HERE}/controle/"


def revision() -> str:
    return str(draft().revision)


def renamed(browser: Client, title: str = "Een kat melden") -> None:
    sent(browser, f"{HERE}/deel/teksten/", title__nl=title)


def submitted(browser: Client, **fields: str) -> Any:
    return browser.post(f"{CHECK}vraag/", {"revision": revision(), "note": "Ook katten."} | fields)


def approved(browser: Client, **fields: str) -> Any:
    return browser.post(f"{CHECK}keur-goed/", {"revision": revision(), "over": "1"} | fields)


def test_every_problem_stands_in_its_part_with_a_link_to_its_field(begun: Client) -> None:
    sent(begun, f"{HERE}/deel/kanalen/", phone="")
    sent(begun, f"{HERE}/formulier/1/0/", form__pages__1__questions__0__label__nl="Uw naam")
    page = main(begun.get(CHECK))
    assert f'href="{HERE}/deel/kanalen/?nakijken#phone"' in page
    assert f'href="{HERE}/formulier/1/0/?nakijken#form-pages-1-questions-0-label-nl"' in page
    assert "Los eerst op wat hierboven staat" in page and "<textarea" not in page


def test_what_changes_is_said_in_words(begun: Client) -> None:
    assert "Er is geen verschil." in main(begun.get(CHECK))
    renamed(begun)
    assert "Titel: “Een hond melden” werd “Een kat melden”" in main(begun.get(CHECK))


def test_what_has_problems_is_not_submitted(begun: Client) -> None:
    sent(begun, f"{HERE}/deel/kanalen/", phone="")
    refused = submitted(begun)
    assert refused.status_code == 422 and "Er staan nog problemen open" in main(refused) and draft().state == "draft"


def test_what_says_nothing_new_is_not_submitted(begun: Client) -> None:
    refused = submitted(begun)
    assert refused.status_code == 422 and "Er is niets veranderd" in main(refused) and "Ook katten." in main(refused)


def test_one_asks_and_another_approves_and_everybody_sees_it_at_once(begun: Client, karim: Client) -> None:
    renamed(begun)
    assert submitted(begun)["Location"] == f"{HERE}/"
    assert "Iemand anders moet het nakijken" in main(begun.get(CHECK))
    page = main(karim.get(CHECK))
    assert "An Willems" in page and "Ook katten." in page and "werd “Een kat melden”" in page
    assert approved(karim)["Location"] == f"{HERE}/"
    page = main(karim.get(f"{HERE}/"))
    assert all(words in page for words in ("Gepubliceerd, versie 2", "An Willems", "Karim Benali", "Ook katten."))
    assert "Een kat melden" in main(Client().get(f"/diensten/{SLUG}/"))


def test_nobody_approves_their_own_work(begun: Client) -> None:
    renamed(begun)
    submitted(begun)
    refused = approved(begun)
    assert refused.status_code == 422 and "U schreef dit zelf" in main(refused)
    assert ServiceVersion.objects.count() == 1


def test_nobody_approves_what_changed_since_they_looked(begun: Client, karim: Client) -> None:
    renamed(begun)
    submitted(begun)
    seen = revision()
    renamed(begun, "Een poes melden")
    refused = approved(karim, revision=seen)
    assert refused.status_code == 409 and "Iemand anders wijzigde dit concept" in main(refused)
    assert approved(karim).status_code == 409 and ServiceVersion.objects.count() == 1


def test_a_second_press_approves_once(begun: Client, karim: Client) -> None:
    renamed(begun)
    submitted(begun)
    seen = {"revision": revision(), "over": "1"}
    for _time in range(2):
        assert karim.post(f"{CHECK}keur-goed/", seen).status_code == 302
    assert ServiceVersion.objects.count() == 2


def test_what_goes_back_goes_with_a_reason_that_the_writer_reads(begun: Client, karim: Client) -> None:
    renamed(begun)
    submitted(begun)
    refused = karim.post(f"{CHECK}stuur-terug/", {"revision": revision(), "reason": " "})
    assert refused.status_code == 422 and 'id="reason-error"' in main(refused)
    karim.post(f"{CHECK}stuur-terug/", {"revision": revision(), "reason": "Dat zijn geen honden."})
    page = main(begun.get(f"{HERE}/"))
    assert "Teruggestuurd" in page and "Karim Benali: Dat zijn geen honden." in page


@pytest.mark.parametrize("act", ["vraag", "keur-goed", "stuur-terug"])
def test_looking_at_the_address_of_an_act_does_nothing(begun: Client, act: str) -> None:
    assert begun.get(f"{CHECK}{act}/")["Location"] == CHECK
    assert begun.post(f"{CHECK}{act}/", {"revision": "x"})["Location"] == CHECK


def test_a_draft_that_fell_behind_says_so(begun: Client) -> None:
    ServiceDraft.objects.update(based_on=None)
    assert "Intussen is er een nieuwe versie" not in main(begun.get(CHECK))
    older = ServiceVersion.objects.get()
    newer = ServiceVersion.objects.create(
        service_id=SLUG, number=2, content=older.content, content_sha256=b"x", published_at=older.published_at
    )
    Service.objects.update(current=newer)
    ServiceDraft.objects.update(based_on=older)
    assert "Intussen is er een nieuwe versie" in main(begun.get(CHECK))
