"""Checking a document: open to anybody, and telling nobody anything about a person."""

from typing import Any

import pytest
from conftest import FATIMA
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eloket.core import clock
from eloket.documents.codes import code as code_of
from eloket.documents.inspection import LIMIT
from eloket.documents.models import Document
from eloket.portal.tests.builders import main, text

pytestmark = pytest.mark.django_db
REAL = "Dit document is echt en geldt vandaag"
UNKNOWN = "Dit document kennen wij niet"


@pytest.fixture
def document(citizen: Client) -> Document:
    found: Document = Document.objects.get(kind_code="DOC-11", profile__number=FATIMA)
    return found


def typed(code: str) -> Any:
    return Client().post("/controleer/", {"code": code}, follow=True)


def file(content: bytes, name: str = "attest.pdf") -> Any:
    return Client().post("/controleer/", {"file": SimpleUploadedFile(name, content)})


def test_a_real_document_is_said_to_be_so_to_anybody(document: Document) -> None:
    answer = typed(code_of(document.pk))
    assert answer.status_code == 200 and REAL in main(answer)
    assert "Amrani" not in text(answer) and "Stuivenberg" not in text(answer) and FATIMA not in text(answer)
    assert answer["Cache-Control"] == "no-store" and answer["X-Robots-Tag"] == "noindex"


def test_a_code_is_understood_however_it_was_typed(document: Document) -> None:
    code = code_of(document.pk)
    groups = "-".join(code[at : at + 4] for at in range(0, len(code), 4))
    misread = code.replace("0", "O").replace("1", "l")
    ways = [code.lower(), groups, groups.replace("-", " "), groups.replace("-", "\u2013"), f"  {misread} "]
    for sloppy in (*ways, code.replace("1", "I"), f"https://stad.example/controleer/{code}/"):
        assert REAL in main(typed(sloppy)), sloppy


def test_the_address_in_a_qr_code_leads_to_the_answer(document: Document) -> None:
    code = code_of(document.pk)
    assert Client().get(f"/CONTROLEER/{code}")["Location"] == f"/controleer/{code}/"


def test_codes_of_nothing_all_get_the_same_page(document: Document) -> None:
    other = "0" if code_of(document.pk)[-1] != "0" else "1"
    wrong = [code_of(document.pk)[:-1] + other, "0" * 26, "Z" * 26, "ÄÖ" * 13]
    pages = {main(typed(code)) for code in wrong}
    assert len(pages) == 1 and UNKNOWN in pages.pop()


@pytest.mark.parametrize("code", ["", " ", "%", "\0", "a/b", "A" * 65, "A" * 3, "🦊" * 26])
def test_what_cannot_be_a_code_is_asked_again_as_typed(client: Client, code: str) -> None:
    again = client.post("/controleer/", {"code": code})
    assert again.status_code == 422 and 'href="#code"' in main(again) and f'value="{code}"' in main(again)


@pytest.mark.parametrize("path", ["/controleer/%00/", "/CONTROLEER/%00", "/controleer/%3Cscript%3E/"])
def test_an_address_with_strange_characters_breaks_nothing(client: Client, keys: None, path: str) -> None:
    assert UNKNOWN in main(client.get(path, follow=True))


def test_a_withdrawn_or_ended_document_does_not_pass_for_a_valid_one(document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(ended_at=clock.now(), ended_why="switched_off")
    assert "Dit document is ingetrokken" in main(typed(code_of(document.pk)))


def test_a_file_is_recognised_whatever_it_is_called(document: Document, citizen: Client) -> None:
    pdf = citizen.get(f"/mijn/documenten/{document.number}.pdf").content
    answer = file(pdf, "iets-anders.txt")
    assert REAL in main(answer) and "Amrani" not in text(answer)
    assert answer["Cache-Control"] == "no-store"


def test_a_changed_file_does_not_pass(document: Document, citizen: Client) -> None:
    pdf = citizen.get(f"/mijn/documenten/{document.number}.pdf").content
    at = len(pdf) // 3
    assert REAL not in main(file(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]))
    assert REAL not in main(file(pdf + b"\n%%EOF"))


def test_something_that_is_no_pdf_is_said_so(client: Client, keys: None) -> None:
    assert "Dit bestand is geen leesbare pdf" in main(file(b"<html>"))


@pytest.mark.parametrize("content", [b"", b"%PDF" + b"0" * LIMIT], ids=["empty", "too big"])
def test_an_empty_or_too_big_file_is_asked_again(client: Client, content: bytes) -> None:
    again = file(content)
    assert again.status_code == 422 and 'href="#file"' in main(again)


@pytest.mark.parametrize(
    ("code", "said"),
    [("K7MD2Q9XPT2M", "Dit is het nummer van het document"), ("A" * 25, "U gaf er 25"), ("", "Tik de code in")],
)
def test_a_code_that_is_none_gets_a_sentence_that_helps(client: Client, code: str, said: str) -> None:
    assert said in main(client.post("/controleer/", {"code": code}))


def test_a_file_that_was_not_chosen_is_asked_for(client: Client) -> None:
    assert 'href="#file"' in main(client.post("/controleer/", {}))
