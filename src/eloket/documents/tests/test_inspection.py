from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from eloket.documents.inspection import LIMIT, Inspection, Seal, inspect
from eloket.documents.layout import DocumentText
from eloket.documents.rendering import render
from eloket.documents.sealing import Sealer, make_test_authority

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
RECORD = '{"number":"A-1"}'


def printed(number: str, record: str = RECORD) -> bytes:
    text = DocumentText("Attest", "Stad", number, "nl", "vandaag", "Geldig", ("Ja.",), (), (), "Tik", "K7MD 2Q9X")
    return render(text, record=record, check_url="https://x.be/c/K7MD2Q9X", made_at=NOW)


class House:
    """A city with its seal and one sealed document."""

    def __init__(self, folder: Path, city: str = "Stad") -> None:
        make_test_authority(folder, city=city, now=NOW)
        self.root = folder / "root.pem"
        self.sealer = Sealer.load(folder)
        self.plain = printed("A-1")
        self.sealed = self.sealer.seal(self.plain, at=NOW)
        self.gap = self.sealed.rindex(b"/Contents <") + len(b"/Contents ")

    def judges(self, pdf: bytes) -> Seal:
        return inspect(pdf, trusted_root=self.root).seal


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="module")
def neighbour(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Another authority that calls itself by our name."""
    return House(tmp_path_factory.mktemp("theirs"))


def test_our_sealed_document_is_intact_and_gives_its_record(house: House) -> None:
    assert inspect(house.sealed, trusted_root=house.root) == Inspection(Seal.INTACT, RECORD)


def test_a_record_that_imitates_a_seal_changes_nothing(house: House) -> None:
    record = '{"name":"/ByteRange [0 1 2 3] /Contents <00>"}'
    sealed = house.sealer.seal(printed("A-1", record), at=NOW)
    assert inspect(sealed, trusted_root=house.root) == Inspection(Seal.INTACT, record)


def test_a_sealed_document_without_a_record_is_intact_too(house: House) -> None:
    with pikepdf.open(BytesIO(house.plain)) as opened:
        del opened.Root.Names
        opened.save(bare := BytesIO())
    sealed = house.sealer.seal(bare.getvalue(), at=NOW)
    assert inspect(sealed, trusted_root=house.root) == Inspection(Seal.INTACT, None)


def test_a_document_that_was_never_sealed_has_no_seal(house: House) -> None:
    assert inspect(house.plain, trusted_root=house.root) == Inspection(Seal.MISSING)


def test_the_seal_of_another_city_is_foreign(house: House, tmp_path: Path) -> None:
    assert house.judges(House(tmp_path, "Dorp").sealed) is Seal.FOREIGN


def test_a_seal_in_our_name_by_somebody_else_is_foreign(house: House, neighbour: House) -> None:
    assert house.judges(neighbour.sealed) is Seal.FOREIGN


@pytest.mark.parametrize("file", [b"", b"%PD", b"PK\x03\x04", b"%PDF-1.7\n" + b" " * LIMIT], ids=len)
def test_what_is_no_pdf_or_too_large_is_unreadable(house: House, file: bytes) -> None:
    assert house.judges(file) is Seal.UNREADABLE


@pytest.mark.parametrize("added", [b"\n", b" ", b"\0", b"%%EOF\n", b"/ByteRange [0 1 2 3]"])
def test_anything_added_behind_the_seal_breaks_it(house: House, added: bytes) -> None:
    assert house.judges(house.sealed + added) is Seal.BROKEN


def test_an_incremental_update_breaks_the_seal(house: House) -> None:
    assert house.judges(appended_to(house.sealed, without=["/OutputIntents"])) is Seal.BROKEN


def test_a_second_seal_on_top_of_ours_does_not_pass_for_ours(house: House, neighbour: House) -> None:
    twice = neighbour.sealer.seal(appended_to(house.sealed, without=["/Perms", "/AcroForm"]), at=NOW)
    assert twice.startswith(house.sealed)
    assert house.judges(twice) in {Seal.BROKEN, Seal.FOREIGN}


def test_saving_it_with_another_program_breaks_or_drops_the_seal(house: House) -> None:
    with pikepdf.open(BytesIO(house.sealed)) as opened:
        opened.save(saved := BytesIO())
    assert house.judges(saved.getvalue()) is not Seal.INTACT


def test_a_seal_moved_to_another_document_is_broken(house: House) -> None:
    other = house.sealer.seal(printed("B-2"), at=NOW)
    end = house.sealed.index(b">", house.gap)
    seal = house.sealed[house.gap : end]
    there = other.rindex(b"/Contents <") + len(b"/Contents ")
    assert house.judges(other[:there] + seal + other[there + len(seal) :]) is Seal.BROKEN


def test_every_digit_of_the_seal_counts(house: House) -> None:
    end = house.sealed.index(b">", house.gap)
    filled = len(house.sealed[:end].rstrip(b"0")) + 8
    for at in range(house.gap + 1, filled):
        other = b"1" if house.sealed[at : at + 1] == b"0" else b"0"
        assert house.judges(house.sealed[:at] + other + house.sealed[at + 1 :]) is Seal.BROKEN, at


def test_the_seal_in_small_letters_is_not_ours(house: House) -> None:
    end = house.sealed.index(b">", house.gap)
    small = house.sealed[: house.gap] + house.sealed[house.gap : end].lower() + house.sealed[end:]
    assert house.judges(small) is not Seal.INTACT


@settings(max_examples=500, deadline=None, derandomize=True)
@given(place=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
def test_one_changed_byte_is_never_intact(house: House, place: float, mask: int) -> None:
    changed = bytearray(house.sealed)
    changed[int(place * len(changed))] ^= mask
    assert house.judges(bytes(changed)) in {Seal.BROKEN, Seal.UNREADABLE}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_truncated_document_is_never_intact(house: House, share: float) -> None:
    cut = house.sealed[: int(share * len(house.sealed))]
    assert house.judges(cut) in {Seal.BROKEN, Seal.MISSING, Seal.UNREADABLE}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(noise=st.binary(max_size=2000), where=st.sampled_from(["alone", "pdf", "gap", "numbers"]))
def test_noise_never_raises_and_is_never_intact(house: House, noise: bytes, where: str) -> None:
    end = house.sealed.index(b">", house.gap)
    files = {
        "alone": noise,
        "pdf": b"%PDF-1.7\n/ByteRange [0 1 2 3]" + noise,
        "gap": house.sealed[: house.gap + 1]
        + noise.hex().upper().encode().ljust(end - house.gap - 1, b"0")
        + house.sealed[end:],
        "numbers": house.sealed.replace(b"/ByteRange [0 ", b"/ByteRange [" + noise[:10]),
    }
    if files[where] != house.sealed:
        assert house.judges(files[where]) is not Seal.INTACT


def appended_to(pdf: bytes, *, without: list[str]) -> bytes:
    """The same bytes, and behind them a catalogue that lacks some entries."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    for entry in without:
        del writer.root[entry]
    writer.update_root()  # type: ignore[no-untyped-call]
    writer.write(updated := BytesIO())  # type: ignore[no-untyped-call]
    return updated.getvalue()
