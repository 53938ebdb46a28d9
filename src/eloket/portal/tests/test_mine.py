"""The pages about oneself: what they say, and that a stranger finds nothing there."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import FATIMA, YANTI, signed_in
from django.test import Client

from eloket.audit.models import Act, Entry
from eloket.core import clock
from eloket.correspondence.models import Message
from eloket.documents.codes import KEY_FILE
from eloket.documents.models import Document, SwitchedOff
from eloket.documents.opening import sealer
from eloket.portal.tests.builders import main, submitted, text
from eloket.profiles.actions import observe, open_profile
from eloket.profiles.models import FactSheet, Profile

pytestmark = pytest.mark.django_db


def household(**wanted: Any) -> Document:
    """Fatima's certificate of household composition."""
    found: Document = Document.objects.get(kind_code="DOC-11", profile__number=FATIMA, **wanted)
    return found


# Who may see what


@pytest.mark.parametrize("path", ["/mijn/", "/mijn/documenten/", "/mijn/aanvragen/", "/mijn/berichten/", "/welkom/"])
def test_a_stranger_sees_a_page_of_her_own(citizen: Client, stranger: Client, path: str) -> None:
    submitted(citizen)
    mine, hers = text(citizen.get(path)), text(stranger.get(path))
    assert "El Amrani" in mine and "El Amrani" not in hers
    for document in Document.objects.filter(profile__number=FATIMA):
        assert document.number not in hers


def test_a_stranger_finds_no_document_no_pdf_no_request_and_no_message(citizen: Client, stranger: Client) -> None:
    number, document = submitted(citizen), household()
    message = Message.objects.filter(profile__number=FATIMA).first()
    for path in (
        f"/mijn/documenten/{document.number}/",
        f"/mijn/documenten/{document.number}.pdf",
        f"/mijn/aanvragen/{number}/",
        f"/mijn/berichten/{message.pk}/",
    ):
        assert citizen.get(path).status_code == 200, path
        hers = stranger.get(path)
        assert hers.status_code == 404 and "El Amrani" not in text(hers), path
    message.refresh_from_db()
    assert not Entry.objects.filter(actor_key=Profile.objects.exclude(number=FATIMA).get().pk, about=document.number)


@pytest.mark.parametrize(
    "path",
    [
        "/mijn/documenten/ONBEKEND/",
        "/mijn/documenten/ONBEKEND.pdf",
        "/mijn/documenten/%00/",
        "/mijn/documenten/%00.pdf",
        "/mijn/aanvragen/%00/",
        "/mijn/aanvragen/ONBEKEND/",
        "/mijn/berichten/00000000-0000-4000-8000-000000000000/",
        "/mijn/berichten/1/",
    ],
)
def test_what_is_not_there_is_a_page_that_does_not_exist(citizen: Client, path: str) -> None:
    assert citizen.get(path).status_code == 404


# Documents


def test_the_vault_shows_what_holds_and_the_archive_what_held(citizen: Client) -> None:
    old = household()
    Document.objects.filter(pk=old.pk).update(ended_at=clock.now(), ended_why="facts_changed")
    vault, archive = main(citizen.get("/mijn/documenten/")).split("Archief", 1)
    assert old.number not in vault and old.number in archive
    assert "Ingetrokken" in main(citizen.get(f"/mijn/documenten/{old.number}/"))


def test_a_replaced_document_leads_to_its_successor_and_back(citizen: Client, work: Callable[[], int]) -> None:
    old = household()
    sheet = FactSheet.objects.get(is_current=True)
    facts = sheet.facts | {"household.members": sheet.facts["household.members"][:1]}
    observe(old.profile_id, source=sheet.source, facts=facts, at=clock.now())
    work()
    new = household(replaced_by=None, ended_at=None)
    assert f"/mijn/documenten/{new.number}/" in main(citizen.get(f"/mijn/documenten/{old.number}/"))
    assert f"/mijn/documenten/{old.number}/" in main(citizen.get(f"/mijn/documenten/{new.number}/"))


def test_a_pdf_is_a_file_that_tells_nobody_whose_it_is_and_its_opening_is_noted(citizen: Client) -> None:
    document = household()
    pdf = citizen.get(f"/mijn/documenten/{document.number}.pdf")
    assert pdf.content.startswith(b"%PDF") and pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == f'attachment; filename="gezinssamenstelling-{document.number}.pdf"'
    assert "no-store" in pdf["Cache-Control"]
    assert citizen.get(f"/mijn/documenten/{document.number}.pdf").content == pdf.content
    assert Entry.objects.filter(act=Act.DOCUMENT_OPENED, about=document.number).count() == 2


def test_a_kind_is_switched_off_and_on_again(citizen: Client) -> None:
    path = "/mijn/documenten/soort/DOC-11/"
    assert citizen.post(path, {"on": "no"})["Location"] == "/mijn/documenten/"
    assert household().ended_at and path in main(citizen.get("/mijn/documenten/"))
    citizen.post(path, {"on": "no"})
    assert SwitchedOff.objects.count() == 1
    citizen.post(path, {"on": "yes"})
    assert not SwitchedOff.objects.exists() and household(ended_at=None)


def test_switching_needs_a_button_that_was_pressed(citizen: Client) -> None:
    path = "/mijn/documenten/soort/DOC-11/"
    assert citizen.get(path)["Location"] == "/mijn/documenten/"
    assert citizen.post(path)["Location"] == "/mijn/documenten/"
    assert household(ended_at=None) and not SwitchedOff.objects.exists()
    assert citizen.post("/mijn/documenten/soort/ONZIN/", {"on": "no"}).status_code == 404


def test_switching_is_for_ones_own_vault_only(citizen: Client, stranger: Client) -> None:
    stranger.post("/mijn/documenten/soort/DOC-11/", {"on": "no"})
    assert household(ended_at=None)


# Messages


def test_a_message_is_new_until_it_is_read_and_the_moment_of_reading_stays(citizen: Client) -> None:
    message = Message.objects.get()
    assert "Nieuw" in main(citizen.get("/mijn/berichten/")) and "1 nieuw bericht" in text(citizen.get("/mijn/"))
    citizen.get(f"/mijn/berichten/{message.pk}/")
    read = Message.objects.get().read_at
    citizen.get(f"/mijn/berichten/{message.pk}/")
    assert read and Message.objects.get().read_at == read
    assert "nieuw bericht" not in text(citizen.get("/mijn/"))


def test_what_a_clerk_typed_is_shown_as_text(citizen: Client) -> None:
    Message.objects.update(subject="<script>alert(1)</script>", body="<img src=x onerror=alert(1)>\n\n{number}")
    message = Message.objects.get()
    for path in ("/mijn/", "/mijn/berichten/", f"/mijn/berichten/{message.pk}/"):
        html = citizen.get(path).content.decode()
        assert "<script>alert" not in html and "<img src=x" not in html


def test_a_message_about_a_request_leads_to_it(citizen: Client) -> None:
    number = submitted(citizen)
    message = Message.objects.get(template="request_received")
    page = main(citizen.get(f"/mijn/berichten/{message.pk}/"))
    assert f'href="/mijn/aanvragen/{number[:5]}-{number[5:]}/"' in page
    assert citizen.get(f"/mijn/aanvragen/{number[:5]}-{number[5:]}/").status_code == 200


# Profile and log


def test_the_profile_shows_what_the_register_says_and_from_when(citizen: Client) -> None:
    profile = main(citizen.get("/mijn/profiel/"))
    assert "El Amrani" in profile and "Rijksregister" in profile and "Stuivenbergplein" in profile


def test_the_log_shows_what_was_done_by_whom(citizen: Client) -> None:
    citizen.get(f"/mijn/documenten/{household().number}.pdf")
    log = main(citizen.get("/mijn/inzage/"))
    assert household().number in log and "Uzelf" in log and "De stad, automatisch" in log


# Welcome


@pytest.fixture
def newcomer(city: None) -> Client:
    """Yanti, whose profile was opened a second ago; nothing has been fetched yet."""
    return signed_in("citizen", open_profile(YANTI, now=clock.now()).pk, "Yanti")


def long_ago(minutes: int = 1) -> None:
    before = clock.now() - timedelta(minutes=minutes)
    Profile.objects.update(opened_at=before)
    FactSheet.objects.update(first_observed_at=before)


def test_while_the_register_is_asked_the_page_asks_again_each_second(newcomer: Client) -> None:
    waiting = newcomer.get("/welkom/")
    assert waiting["Refresh"] == "1" and "Het register antwoordt nog niet" not in main(waiting)


def test_a_register_that_takes_long_is_said_so_and_asked_less_often(newcomer: Client) -> None:
    long_ago()
    waiting = newcomer.get("/welkom/")
    assert waiting["Refresh"] == "5" and "Het register antwoordt nog niet" in main(waiting)


def test_the_documents_are_there_as_soon_as_they_are_made(newcomer: Client, work: Callable[[], int]) -> None:
    work()
    page = newcomer.get("/welkom/")
    assert "Refresh" not in page and "/mijn/documenten/" in main(page)


def test_documents_that_are_being_made_are_waited_for_but_not_for_ever(newcomer: Client) -> None:
    observe(Profile.objects.get().pk, source="Rijksregister", facts={"person.name": "Yanti"}, at=clock.now())
    assert newcomer.get("/welkom/")["Refresh"] == "1"
    long_ago()
    page = newcomer.get("/welkom/")
    assert "Refresh" not in page and "Er zijn nu geen documenten voor u" in main(page)
    assert "Het register antwoordt nog niet" not in main(page)


def test_somebody_the_register_does_not_know_hears_what_to_do(newcomer: Client) -> None:
    observe(Profile.objects.get().pk, source="Rijksregister", facts={}, at=clock.now())
    page = newcomer.get("/welkom/")
    assert "Refresh" not in page and "Het register kent u niet" in main(page)
    assert newcomer.get("/mijn/").status_code == newcomer.get("/mijn/profiel/").status_code == 200


def test_a_pdf_that_cannot_be_sealed_is_a_sentence_and_the_text_stays_readable(
    citizen: Client, settings: Any, tmp_path: Path
) -> None:
    document = Document.objects.filter(kind_code="DOC-12").get()
    # The code printed on it is still there; only the seal is missing.
    (tmp_path / KEY_FILE).write_bytes((settings.KEYS / KEY_FILE).read_bytes())
    sealer.cache_clear()
    settings.KEYS = tmp_path
    answer = citizen.get(f"/mijn/documenten/{document.number}.pdf")
    sealer.cache_clear()
    assert (answer.status_code, "kan nu niet worden gemaakt" in answer.content.decode()) == (503, True)
    assert citizen.get(f"/mijn/documenten/{document.number}/").status_code == 200


def test_signing_out_is_on_record(citizen: Client) -> None:
    citizen.post("/afmelden/")
    assert Entry.objects.filter(act=Act.SIGNED_OUT).count() == 1


def test_the_log_says_what_the_data_were_used_for(citizen: Client) -> None:
    assert "U hebt recht op dit document" in citizen.get("/mijn/inzage/").content.decode()
