import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage

from eloket.core import clock
from eloket.core.actors import Actor
from eloket.documents import opening
from eloket.documents.actions import issue
from eloket.documents.inspection import Seal, inspect
from eloket.documents.kinds import KINDS
from eloket.documents.models import Document, SealedFile
from eloket.documents.opening import sealed_pdf
from eloket.documents.sealing import SealExpired, SealKeyMissing
from eloket.documents.tests.builders import DAY, NOW, TODAY, a_citizen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keys", "own_files")]


@pytest.fixture
def own_files(settings: LazySettings, tmp_path: Path) -> Path:
    backend = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": backend}
    return tmp_path


def a_document(kind: str = "DOC-12") -> Document:
    return issue(a_citizen().pk, kind, today=TODAY, now=NOW, actor=Actor.SYSTEM)


def opened(document: Document) -> bytes:
    return sealed_pdf(document, now=clock.now())


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_a_document_is_sealed_when_it_is_first_opened(own_files: Path, settings: LazySettings) -> None:
    document = a_document()
    assert files(own_files) == []
    pdf = opened(document)
    found = inspect(pdf, trusted_root=settings.KEYS / "root.pem")
    assert (found.seal, found.record) == (Seal.INTACT, document.record)
    assert SealedFile.objects.get().sha256 == hashlib.sha256(pdf).hexdigest()


def test_a_document_that_is_opened_again_is_the_same_to_the_byte(own_files: Path) -> None:
    document = a_document()
    first = opened(document)
    assert sealed_pdf(document, now=clock.now() + timedelta(hours=5)) == first
    assert len(files(own_files)) == SealedFile.objects.count() == 1


def test_tabs_that_open_it_in_the_same_moment_get_the_same_bytes(together: Callable[..., list[Any]]) -> None:
    document = a_document()
    copies = together(*[lambda: opened(document)] * 4)
    assert len(set(copies)) == SealedFile.objects.count() == 1
    assert opened(document) == copies[0]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_printed(kind: str) -> None:
    assert opened(a_document(kind)).startswith(b"%PDF-")


def test_no_name_of_a_person_is_in_the_name_of_a_file(own_files: Path) -> None:
    opened(a_document())
    (file,) = files(own_files)
    digest = SealedFile.objects.get().sha256
    assert str(file.relative_to(own_files)) == f"documents/{digest[:2]}/{digest[2:]}.pdf"


def test_without_a_seal_nothing_is_kept(own_files: Path, settings: LazySettings, tmp_path_factory: Any) -> None:
    document = a_document()
    keys = settings.KEYS
    opening.sealer.cache_clear()
    settings.KEYS = tmp_path_factory.mktemp("no_keys")
    try:
        with pytest.raises(SealKeyMissing):
            opened(document)
    finally:
        settings.KEYS = keys
        opening.sealer.cache_clear()
    assert not SealedFile.objects.exists() and files(own_files) == []


def test_a_seal_whose_day_has_passed_seals_nothing(own_files: Path) -> None:
    document = a_document()
    with pytest.raises(SealExpired):
        sealed_pdf(document, now=clock.now() + 9999 * DAY)
    assert not SealedFile.objects.exists() and files(own_files) == []


def test_a_file_that_got_lost_is_an_error_and_never_another_document() -> None:
    document = a_document()
    opened(document)
    digest = SealedFile.objects.get().sha256
    default_storage.delete(f"documents/{digest[:2]}/{digest[2:]}.pdf")
    with pytest.raises(FileNotFoundError):
        opened(document)
