"""Each content is kept once, for as long as a file uses it, and not an hour longer than that."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from eloket.cases.models import Content, Draft, Upload
from eloket.cases.uploads.storing import GRACE, store, sweep
from eloket.cases.uploads.tests.builders import a_draft, a_pdf, a_photo, added
from eloket.core import clock

LATER = GRACE + timedelta(minutes=1)


@pytest.fixture
def draft(city: None) -> Draft:
    return a_draft()


@pytest.mark.django_db
def test_the_same_content_is_stored_once(kept: Any) -> None:
    first, second = (store(b"inhoud", now=clock.now()) for _time in range(2))
    assert first.path == second.path and kept() == [first.path]
    assert first.path.replace("/", "").removeprefix("uploads") == first.sha256


@pytest.mark.django_db
def test_half_a_file_that_a_crash_left_behind_is_not_taken_for_the_whole(kept: Any) -> None:
    path = store(b"inhoud", now=clock.now()).path
    Content.objects.update(path="")
    with default_storage.open(path, "w") as half:
        half.write("inh")
    again = store(b"inhoud", now=clock.now())
    with default_storage.open(again.path) as content:
        assert again.path != path and content.read() == b"inhoud"
    sweep(now=clock.now() + LATER)
    assert kept() == []


@pytest.mark.django_db
def test_a_file_that_was_lost_is_stored_anew_when_it_comes_again() -> None:
    default_storage.delete(store(b"inhoud", now=clock.now()).path)
    assert default_storage.exists(store(b"inhoud", now=clock.now()).path)


@pytest.mark.django_db(transaction=True)
def test_two_who_store_the_same_in_the_same_moment_share_one_file(
    together: Callable[..., list[Any]], kept: Any
) -> None:
    first, second = together(*[lambda: store(b"inhoud" * 100_000, now=clock.now())] * 2)
    assert first.path == second.path and kept() == [first.path]


@pytest.mark.django_db(transaction=True)
def test_who_stores_what_is_being_swept_keeps_it(together: Callable[..., list[Any]], kept: Any) -> None:
    for nth in range(10):
        content = bytes([nth]) * 1000
        store(content, now=clock.now() - LATER)
        _swept, found = together(lambda: sweep(now=clock.now()), lambda c=content: store(c, now=clock.now()))
        assert found.path in kept()


@pytest.mark.django_db
def test_what_no_file_uses_goes_after_an_hour_and_not_before(draft: Draft, kept: Any) -> None:
    _draft, (file, other) = added(draft, ("een.jpg", a_photo()), ("twee.pdf", a_pdf()))
    added(draft, drop=(file.key,))
    sweep(now=clock.now())
    assert len(kept()) == 2
    for _time in range(2):
        sweep(now=clock.now() + LATER)
    assert kept() == [Upload.objects.get(pk=other.key).content.path]


@pytest.mark.django_db
def test_a_content_stays_as_long_as_one_file_uses_it(draft: Draft, kept: Any) -> None:
    _draft, (file, other) = added(draft, ("een.jpg", a_photo()), ("twee.jpg", a_photo()))
    for left, key in ((1, file.key), (0, other.key)):
        added(draft, drop=(key,))
        sweep(now=clock.now() + LATER)
        assert len(kept()) == left


@pytest.mark.django_db
def test_the_files_of_a_draft_that_is_gone_go_too(draft: Draft, kept: Any) -> None:
    added(draft, ("een.jpg", a_photo()))
    draft.delete()
    sweep(now=clock.now() + LATER)
    assert kept() == [] and not Upload.objects.exists() and not Content.objects.exists()


@pytest.mark.django_db
def test_one_file_that_cannot_be_removed_stops_no_other(monkeypatch: pytest.MonkeyPatch, kept: Any) -> None:
    stuck, _other = (store(content, now=clock.now()) for content in (b"een", b"twee"))
    delete = default_storage.delete

    def refusing(path: str) -> None:
        if path == stuck.path:
            raise OSError("read-only")
        delete(path)

    monkeypatch.setattr(default_storage, "delete", refusing)
    sweep(now=clock.now() + LATER)
    assert kept() == [stuck.path] and Content.objects.get() == stuck
    monkeypatch.undo()
    sweep(now=clock.now() + LATER)
    assert kept() == []


@pytest.mark.django_db
def test_a_sweep_leaves_what_is_not_its_own(store: Path) -> None:
    default_storage.save("documents/ab/cd.pdf", ContentFile(b"%PDF-"))
    sweep(now=clock.now() + LATER)
    assert default_storage.exists("documents/ab/cd.pdf")
