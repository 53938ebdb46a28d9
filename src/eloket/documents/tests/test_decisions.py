import unicodedata
from datetime import timedelta

import pytest

from eloket.core import clock
from eloket.core.actors import Actor
from eloket.core.texts import Text
from eloket.documents.actions import reconcile
from eloket.documents.checking import Answer, check_code
from eloket.documents.codes import code
from eloket.documents.decisions import Decided, issue_decision, printable
from eloket.documents.errors import NotEntitled
from eloket.documents.models import Document, Status
from eloket.documents.opening import sealed_pdf
from eloket.documents.text import text_of
from eloket.profiles.actions import observe
from eloket.profiles.models import Profile
from eloket.profiles.tests.builders import a_profile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keys")]
TITLE = Text(nl="Toelating straatfeest", en="Permission for a street party")


@pytest.fixture
def fatima(db: None) -> Profile:
    return a_profile()


def decided(place: str = "Meir", valid_days: int | None = 10) -> Decided:
    return Decided(TITLE, "De stad laat dit feest toe.", [("Aanvraag", [("Straat", place)])], valid_days)


def issued(profile: Profile, what: Decided) -> Document:
    actor = Actor("citizen", profile.pk)
    return issue_decision(profile.pk, what, purpose="straatfeest", today=clock.today(), now=clock.now(), actor=actor)


def test_a_decision_says_what_is_allowed_about_what_and_until_when(fatima: Profile) -> None:
    document = issued(fatima, decided())
    text = text_of(document)
    assert (text.title, text.intro) == ("Toelating straatfeest", ("De stad laat dit feest toe.",))
    assert text.sections[0].rows == (("Straat", "Meir"),)
    assert document.kind.title == TITLE and not document.kind.automatic
    today = clock.today()
    assert document.valid_until == today + timedelta(days=9)
    assert document.status_on(today + timedelta(days=9)) is Status.VALID
    assert document.status_on(today + timedelta(days=10)) is Status.EXPIRED


def test_two_decisions_hold_at_the_same_time(fatima: Profile) -> None:
    first, second = issued(fatima, decided("Meir")), issued(fatima, decided("Groenplaats", None))
    vault = Document.objects.held_by(fatima.pk).in_vault_on(clock.today())
    assert {first, second} <= set(vault)
    assert text_of(second).validity == "Geldig zonder einddatum"


def test_what_registers_say_does_not_touch_a_decision(fatima: Profile) -> None:
    document = issued(fatima, decided())
    reconcile(fatima.pk, today=clock.today(), now=clock.now())
    document.refresh_from_db()
    assert document.status_on(clock.today()) is Status.VALID


def test_a_decision_is_checked_by_its_code(fatima: Profile) -> None:
    document = issued(fatima, decided())
    assert check_code(code(document.pk), today=clock.today()).answer is Answer.VALID


def test_whatever_was_typed_can_be_printed(fatima: Profile) -> None:
    document = issued(fatima, decided("Feest 🎉 \u202egnuj\u202c 東京 – Łódź"))
    assert text_of(document).sections[0].rows == (("Straat", "Feest ? ?gnuj? ?? – Łódź"),)
    assert sealed_pdf(document, now=clock.now()).startswith(b"%PDF")


def test_a_service_may_be_written_with_signs_that_cannot_be_printed(fatima: Profile) -> None:
    title = Text(nl="Feest 🎉", en="Party 🎉")
    sections = [("Over 🎉", [("Straat 🎉", "Me\u00adir")])]
    document = issued(fatima, Decided(title, "Het mag.\nEn het kost niets → 🎉", sections))
    text = text_of(document)
    assert (text.title, text.intro) == ("Feest ?", ("Het mag. En het kost niets ? ?",))
    assert text.sections[0].rows == (("Straat ?", "Meir"),)
    assert sealed_pdf(document, now=clock.now()).startswith(b"%PDF")


def test_every_letter_that_is_called_printable_prints(fatima: Profile) -> None:
    letters = "".join(letter for letter in map(chr, range(0x20, 0x2100)) if printable(letter) == letter)
    assert sealed_pdf(issued(fatima, decided(letters)), now=clock.now()).startswith(b"%PDF")


def test_nothing_is_decided_for_somebody_who_died(fatima: Profile) -> None:
    observe(fatima.pk, source="Rijksregister", facts={"person.death_date": "2026-11-01"}, at=clock.now())
    with pytest.raises(NotEntitled):
        issued(fatima, decided())
    assert not Document.objects.exists()


@pytest.mark.parametrize("text", ["Café “Ünal”, 2’60 €", "Đorđe Šarić", "Nguyễn"])
def test_names_of_europe_stay_as_they_are(text: str) -> None:
    assert printable(text) == text
    assert printable(unicodedata.normalize("NFD", text)) == text
