"""PDFs come out without what runs by itself; one that somebody signed comes out to the byte, or not at all."""

from io import BytesIO

import pytest
from django.test import Client
from pikepdf import Encryption, Pdf

from eloket.cases.uploads.inspecting import clean
from eloket.cases.uploads.tests.builders import (
    PDF_TYPE,
    Change,
    a_pdf,
    with_file,
    with_form_of_adobe,
    with_launch,
    with_link,
    with_script,
    with_signature,
)
from eloket.core import clock
from eloket.documents.models import Document
from eloket.documents.opening import sealed_pdf
from eloket.eforms.faults import Fault, Faulty


def cleaned(pdf: bytes) -> bytes:
    return clean(pdf, PDF_TYPE).content


def fault(pdf: bytes) -> Fault:
    with pytest.raises(Faulty) as refused:
        clean(pdf, PDF_TYPE)
    return refused.value.fault


def test_pages_are_counted() -> None:
    assert clean(a_pdf(pages=3), PDF_TYPE).pages == 3


@pytest.mark.parametrize("change", [with_script, with_launch])
def test_what_runs_by_itself_is_taken_out(change: Change) -> None:
    pdf = a_pdf(change)
    assert b"verborgen" in pdf
    found = cleaned(pdf)
    assert b"verborgen" not in found and b"/S /JavaScript" not in found and b"/Launch" not in found
    assert len(Pdf.open(BytesIO(found)).pages) == 1


def test_a_name_in_disguise_is_the_same_name() -> None:
    pdf = a_pdf(with_script).replace(b"/S /JavaScript", b"/S /J#61v#61Script")
    assert b"#61" in pdf and b"verborgen" not in cleaned(pdf)


def test_links_stay() -> None:
    assert b"https://stad.example/" in cleaned(a_pdf(with_link, with_script))


def test_what_nobody_refers_to_and_what_stands_behind_goes() -> None:
    pdf = a_pdf().replace(b"xref", b"99 0 obj (verborgen) endobj\nxref", 1) + b"PK\x03\x04 verborgen"
    assert b"verborgen" not in cleaned(pdf)


def test_the_same_file_gives_the_same_bytes() -> None:
    pdf = a_pdf(with_script)
    assert cleaned(pdf) == cleaned(pdf)


def test_who_needs_a_password_is_told_so_and_what_may_not_be_printed_is_taken() -> None:
    assert fault(a_pdf(encryption=Encryption(owner="o", user="u"))) is Fault.LOCKED
    for version in (4, 6):
        found = cleaned(a_pdf(encryption=Encryption(owner="o", user="", R=version)))
        assert not Pdf.open(BytesIO(found)).is_encrypted


def test_other_files_inside_are_refused_unless_they_are_data() -> None:
    assert fault(a_pdf(with_file("factuur.exe"))) is Fault.CARRIES_FILES
    assert fault(a_pdf(with_file("factuur.xml"), with_file("factuur.js"))) is Fault.CARRIES_FILES
    invoice = Pdf.open(BytesIO(cleaned(a_pdf(with_script, with_file("factuur.xml")))))
    assert invoice.attachments["factuur.xml"].get_file().read_bytes() == b"<verborgen/>"


def test_what_somebody_signed_keeps_every_byte() -> None:
    signed = a_pdf(with_signature, with_file("gegevens.json"))
    assert cleaned(signed) == signed


@pytest.mark.django_db
def test_a_document_of_this_city_keeps_its_seal(citizen: Client) -> None:
    """It has a signature, and its record inside."""
    sealed = sealed_pdf(Document.objects.get(kind_code="DOC-11"), now=clock.now())
    assert cleaned(sealed) == sealed


@pytest.mark.parametrize("change", [with_script, with_launch])
def test_what_somebody_signed_cannot_be_made_clean(change: Change) -> None:
    assert fault(a_pdf(with_signature, change)) is Fault.ACTIVE


def test_nothing_hides_behind_a_signature() -> None:
    assert fault(a_pdf(with_signature) + b"PK\x03\x04 verborgen") is Fault.ACTIVE


def test_a_form_that_only_its_own_program_draws_is_refused() -> None:
    assert fault(a_pdf(with_form_of_adobe)) is Fault.ACTIVE


@pytest.mark.parametrize("pdf", [b"%PDF-1.7\n%%EOF\n", b"%PDF-1.7 onzin", b"%PDF-" + bytes(5000), a_pdf(pages=0)])
def test_what_has_no_pages_is_damaged(pdf: bytes) -> None:
    assert fault(pdf) is Fault.DAMAGED


def test_half_a_pdf_is_repaired_or_damaged() -> None:
    whole = a_pdf(with_script, pages=5)
    repaired = cleaned(whole[:-200])
    assert b"verborgen" not in repaired and len(Pdf.open(BytesIO(repaired)).pages) == 5
    assert fault(whole[:200]) is Fault.DAMAGED
