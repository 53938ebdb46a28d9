"""Is it real, and does it hold? By the printed code and by the file."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from eloket.core import clock
from eloket.core.actors import Actor
from eloket.core.keys import new_key
from eloket.documents.actions import issue, reconcile, renew_due
from eloket.documents.canonical import canonical
from eloket.documents.checking import Answer, Checked, check_code, check_file
from eloket.documents.codes import code
from eloket.documents.models import Document, SealedFile
from eloket.documents.opening import sealed_pdf, sealer
from eloket.documents.rendering import render
from eloket.documents.sealing import Sealer, make_test_authority
from eloket.documents.tests.builders import DAY, ELSEWHERE, NOW, TODAY, a_citizen, told
from eloket.documents.text import check_url, text_of

LAST_DAY = TODAY + 89 * DAY
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keys")]


@pytest.fixture(autouse=True)
def own_files(settings: LazySettings, tmp_path: Path) -> None:
    backend = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": backend}


@pytest.fixture
def document() -> Document:
    """Fatima's certificate of residence."""
    return issue(a_citizen().pk, "DOC-12", today=TODAY, now=NOW, actor=Actor.SYSTEM)


@pytest.fixture
def pdf(document: Document) -> bytes:
    return sealed_pdf(document, now=clock.now())


def moves(document: Document) -> None:
    told(document.profile, address_current=ELSEWHERE, at=NOW + DAY)
    reconcile(document.profile_id, today=TODAY + DAY, now=NOW + DAY)


def dies(document: Document) -> None:
    told(document.profile, person_death_date="2026-11-25", at=NOW + DAY)
    reconcile(document.profile_id, today=TODAY + DAY, now=NOW + DAY)


def test_a_document_is_valid_to_the_end_of_its_last_day(document: Document, pdf: bytes) -> None:
    for day, answer in ((TODAY, Answer.VALID), (LAST_DAY, Answer.VALID), (LAST_DAY + DAY, Answer.EXPIRED)):
        assert check_code(code(document.pk), today=day) == Checked(answer, document)
        assert check_file(pdf, today=day) == Checked(answer, document)


def test_a_document_that_a_move_replaced_is_replaced_at_once(document: Document, pdf: bytes) -> None:
    moves(document)
    assert check_code(code(document.pk), today=TODAY + DAY).answer is Answer.REPLACED
    assert check_file(pdf, today=TODAY + DAY).answer is Answer.REPLACED


def test_a_document_of_somebody_who_died_is_withdrawn(document: Document, pdf: bytes) -> None:
    dies(document)
    assert check_code(code(document.pk), today=TODAY + DAY).answer is Answer.WITHDRAWN
    assert check_file(pdf, today=TODAY + DAY).answer is Answer.WITHDRAWN


def test_a_successor_made_ahead_is_real_and_its_predecessor_holds_until_its_day(document: Document) -> None:
    list(renew_due(today=LAST_DAY, now=NOW + 89 * DAY))
    ahead = Document.objects.get(why="renewed")
    assert check_code(code(ahead.pk), today=LAST_DAY) == Checked(Answer.UPCOMING, ahead)
    assert check_code(code(ahead.pk), today=LAST_DAY + DAY).answer is Answer.VALID
    assert check_code(code(document.pk), today=LAST_DAY).answer is Answer.VALID
    assert check_code(code(document.pk), today=LAST_DAY + DAY).answer is Answer.REPLACED


def test_a_code_nobody_was_given_is_unknown(document: Document) -> None:
    right = code(document.pk)
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    for typed in (wrong, code(new_key()), "", "hallo", "U" * 26, "\0" * 26):
        assert check_code(typed, today=TODAY) == Checked(Answer.UNKNOWN)


def test_a_code_may_be_typed_in_small_letters_with_spaces(document: Document) -> None:
    printed = text_of(document).code
    assert check_code(printed.lower().replace("-", " "), today=TODAY).document == document


def test_a_file_to_which_anything_was_done_is_tampered_with(pdf: bytes) -> None:
    middle = len(pdf) // 2
    for changed in (
        pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :],
        pdf + b"\n%%EOF\n",
        pdf[:-30],
        pdf.replace(b"%PDF-1.7", b"%PDF-1.6"),
    ):
        assert check_file(changed, today=TODAY) == Checked(Answer.TAMPERED)


def test_a_file_under_a_seal_of_somebody_else_is_unknown(document: Document, tmp_path: Path) -> None:
    make_test_authority(tmp_path / "foreign", city="Andere Stad", now=clock.now())
    forged = Sealer.load(tmp_path / "foreign").seal(printed(document), at=clock.now())
    assert check_file(forged, today=TODAY) == Checked(Answer.UNKNOWN)


def test_a_file_without_a_seal_says_so(document: Document) -> None:
    assert check_file(printed(document), today=TODAY) == Checked(Answer.NO_SEAL)


@pytest.mark.parametrize("content", [b"", b"hallo", b"PK\x03\x04", b"\x00" * 100])
def test_what_is_no_pdf_is_unreadable(content: bytes) -> None:
    assert check_file(content, today=TODAY) == Checked(Answer.UNREADABLE)


def test_a_copy_that_was_sealed_and_not_kept_is_found_by_its_record(document: Document, pdf: bytes) -> None:
    again = sealer().seal(printed(document), at=clock.now())
    assert again != pdf
    assert check_file(again, today=TODAY) == Checked(Answer.VALID, document)
    dies(document)
    assert check_file(again, today=TODAY + DAY).answer is Answer.WITHDRAWN


def test_a_sealed_record_that_the_register_does_not_hold_is_unknown(document: Document) -> None:
    other = canonical({"number": document.number, "kind": "DOC-12", "facts": {}})
    assert check_file(sealer().seal(printed(document, other), at=clock.now()), today=TODAY) == Checked(Answer.UNKNOWN)
    assert not SealedFile.objects.exists()


def printed(document: Document, record: str = "") -> bytes:
    return render(text_of(document), record=record or document.record, check_url=check_url(document), made_at=NOW)
