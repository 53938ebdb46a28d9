"""Files come in: what may be added is kept, what may not is named with why, and nothing is lost on the way."""

from typing import Any

import pytest

from eloket.cases.models import Content, Draft, Upload
from eloket.cases.uploads import receiving
from eloket.cases.uploads.scanners.embedded import EICAR, running
from eloket.cases.uploads.storing import opened
from eloket.cases.uploads.tests.builders import a_draft, a_pdf, a_photo, added, with_file
from eloket.eforms.faults import Fault
from eloket.eforms.questions.files import LARGEST

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(city: None) -> Draft:
    return a_draft()


def names(draft: Draft) -> list[str]:
    return [file["name"] for file in Draft.objects.get(pk=draft.pk).answers["photos"]]


def test_a_file_is_kept_as_it_was_made_clean(draft: Draft) -> None:
    draft, (file,) = added(draft, ("stuk.pdf", a_pdf(pages=2)))
    upload = Upload.objects.get(pk=file.key)
    assert (upload.name, upload.kind, upload.pages, upload.scanned_at) == ("stuk.pdf", "pdf", 2, None)
    with opened(upload) as content:
        assert len(content.read()) == upload.size == file.size
    assert draft.answers["photos"] == [file.answer]


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("foto.jpg", a_photo(), "foto.jpg"),
        ("FOTO.JPEG", a_photo(), "FOTO.JPEG"),
        ("foto.webp", a_photo("WEBP"), "foto.jpg"),
        ("foto.pdf", a_photo("PNG"), "foto.png"),
        ("virus.exe", a_photo(), "virus.exe.jpg"),
        ("zonder", a_pdf(), "zonder.pdf"),
    ],
)
def test_a_name_ends_as_the_content_is(draft: Draft, name: str, content: bytes, kept: str) -> None:
    _draft, (file,) = added(draft, (name, content))
    assert file.name == kept


def test_what_may_not_be_added_is_named_and_the_rest_is_kept(draft: Draft, kept: Any) -> None:
    _draft, files = added(
        draft, ("een.jpg", a_photo()), ("twee.pdf", a_pdf(with_file("x.exe"))), ("drie.txt", b"tekst")
    )
    assert [(file.name, file.fault) for file in files] == [
        ("een.jpg", None),
        ("twee.pdf", Fault.CARRIES_FILES),
        ("drie.txt", Fault.UNKNOWN_KIND),
    ]
    assert names(draft) == ["een.jpg"] and len(kept()) == 1


def test_a_file_of_exactly_the_limit_is_taken_and_one_byte_more_is_not(draft: Draft) -> None:
    pdf = a_pdf()
    largest = pdf + b"\n" * (LARGEST - len(pdf))
    _draft, (file,) = added(draft, ("groot.pdf", largest))
    assert file.key and file.fault is None
    _draft, (_file, refused) = added(draft, ("groter.pdf", largest + b"\n"))
    assert refused.fault is Fault.TOO_LARGE


def test_far_too_many_files_are_not_all_looked_at(draft: Draft) -> None:
    _draft, files = added(draft, *((f"{nth}.jpg", a_photo()) for nth in range(9)))
    assert [file.name for file in files] == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]


def test_files_that_take_too_long_together_come_again(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "PATIENCE", 0.001)
    _draft, files = added(draft, ("een.jpg", a_photo()), ("twee.jpg", a_photo()))
    assert [file.fault for file in files] == [None, Fault.NOT_NOW] and names(draft) == ["een.jpg"]


def test_the_same_content_is_kept_once_under_both_names(draft: Draft, kept: Any) -> None:
    added(draft, ("een.jpg", a_photo()), ("twee.jpg", a_photo()))
    assert names(draft) == ["een.jpg", "twee.jpg"]
    assert Upload.objects.count() == 2 and Content.objects.count() == len(kept()) == 1


def test_what_is_dropped_is_gone_and_dropping_it_twice_does_no_harm(draft: Draft) -> None:
    _draft, (first, second) = added(draft, ("een.jpg", a_photo()), ("twee.pdf", a_pdf()))
    for _time in range(2):
        added(draft, drop=(first.key, "geen sleutel"))
    assert names(draft) == ["twee.pdf"] and [str(each.pk) for each in Upload.objects.all()] == [second.key]


def test_what_another_draft_has_cannot_be_dropped(draft: Draft) -> None:
    _draft, (file,) = added(draft, ("een.jpg", a_photo()))
    added(a_draft(), drop=(file.key,))
    assert names(draft) == ["een.jpg"] and Upload.objects.count() == 1


def test_two_tabs_that_add_files_both_keep_theirs(draft: Draft) -> None:
    other_tab = Draft.objects.get(pk=draft.pk)
    added(draft, ("een.jpg", a_photo()))
    _draft, files = added(other_tab, ("twee.pdf", a_pdf()))
    assert [file.name for file in files] == names(draft) == ["een.jpg", "twee.pdf"]


def test_a_file_for_a_draft_that_was_submitted_meanwhile_begins_a_new_one(draft: Draft) -> None:
    before = draft.pk
    Draft.objects.all().delete()
    fresh, (file,) = added(draft, ("een.jpg", a_photo()))
    assert fresh.pk != before and Upload.objects.get(pk=file.key).draft == fresh


def test_a_file_with_a_virus_is_not_kept(draft: Draft, settings: Any, kept: Any) -> None:
    # Behind the end of the PDF, where making it clean would leave it out: what was sent is scanned.
    with running() as settings.CLAMD_URL:
        _draft, (file, clean) = added(draft, ("besmet.pdf", a_pdf() + EICAR), ("zuiver.pdf", a_pdf()))
    assert (clean.fault, file.fault) == (Fault.INFECTED, None) and names(draft) == ["zuiver.pdf"]
    assert Upload.objects.get().scanned_at and len(kept()) == 1


def test_without_the_scanner_no_file_is_kept_and_the_others_stay(draft: Draft, settings: Any) -> None:
    added(draft, ("een.jpg", a_photo()))
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    _draft, (first, second) = added(draft, ("twee.pdf", a_pdf()))
    assert (first.fault, second.fault) == (None, Fault.NOT_NOW) and names(draft) == ["een.jpg"]
