import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from eloket.documents.layout import DocumentText
from eloket.documents.rendering import render
from eloket.documents.sealing import Sealer, SealExpired, SealKeyMissing, make_test_authority

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = NOW + timedelta(days=30, microseconds=5)
CITY = "Stad Voorbeeld"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seal") / "new"
    make_test_authority(folder, city=CITY, now=NOW)
    return folder


@pytest.fixture(scope="module")
def pdf() -> bytes:
    text = DocumentText("Attest", CITY, "A-1", "nl", "vandaag", "Geldig", ("Ja.",), (), (), "Tik", "K7MD 2Q9X")
    return render(text, record='{"number":"A-1"}', check_url="https://x.be/c/K7MD2Q9X", made_at=NOW)


def test_another_reader_accepts_the_seal(folder: Path, pdf: bytes, tmp_path: Path) -> None:
    """Only the signature: pdfsig of Debian 12 reports a stale error code about any certificate."""
    sealed = tmp_path / "sealed.pdf"
    sealed.write_bytes(Sealer.load(folder).seal(pdf, at=LATER))
    said = subprocess.run(["pdfsig", sealed], capture_output=True, check=True).stdout.decode()
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert f"O={CITY}" in said


def test_the_seal_is_added_behind_and_leaves_the_document_as_it_was(folder: Path, pdf: bytes) -> None:
    sealed = Sealer.load(folder).seal(pdf, at=LATER)
    assert sealed.startswith(pdf)
    assert len(sealed) - len(pdf) < 12_000
    with pikepdf.open(BytesIO(sealed)) as opened, opened.open_metadata() as metadata:
        assert metadata.pdfa_status == "3A"
        assert metadata["pdfuaid:part"] == "1"
        assert len(opened.pages) == 1


def test_the_seal_says_when_it_was_put_and_forbids_any_change(folder: Path, pdf: bytes) -> None:
    with pikepdf.open(BytesIO(Sealer.load(folder).seal(pdf, at=LATER))) as opened:
        seal = opened.Root.AcroForm.Fields[0].V
        assert str(seal.M) == "D:20261224100000Z"
        assert seal.Reference[0].TransformParams.P == 1
        assert opened.Root.Perms.DocMDP.objgen == seal.objgen


def test_two_threads_seal_at_once(folder: Path, pdf: bytes) -> None:
    sealer = Sealer.load(folder)
    with ThreadPoolExecutor(2) as pool:
        sealed = list(pool.map(lambda _: sealer.seal(pdf, at=LATER), range(10)))
    assert len(set(sealed)) == 10


@pytest.mark.parametrize("at", [NOW - timedelta(days=1), NOW + timedelta(days=4 * 365)])
def test_nothing_is_sealed_outside_the_life_of_the_certificate(folder: Path, pdf: bytes, at: datetime) -> None:
    with pytest.raises(SealExpired):
        Sealer.load(folder).seal(pdf, at=at)


@pytest.mark.parametrize("missing", ["seal.pem", "seal.key"])
def test_a_missing_key_names_the_command_that_makes_one(folder: Path, tmp_path: Path, missing: str) -> None:
    shutil.copytree(folder, tmp_path / "seal")
    (tmp_path / "seal" / missing).unlink()
    with pytest.raises(SealKeyMissing, match=r"\./eloket "):
        Sealer.load(tmp_path / "seal")


def test_a_key_of_another_certificate_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "seal")
    other = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "seal" / "seal.key").write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(ValueError, match="not the key"):
        Sealer.load(tmp_path / "seal")


def test_a_test_seal_says_that_it_is_none(folder: Path) -> None:
    for name in ("root.pem", "seal.pem"):
        certificate = x509.load_pem_x509_certificate((folder / name).read_bytes())
        assert "TEST" in certificate.subject.rfc4514_string()
        assert "geen echt zegel" in certificate.subject.rfc4514_string()


def test_a_city_with_a_very_long_name_keeps_the_warning(tmp_path: Path) -> None:
    make_test_authority(tmp_path, city="Gemeente " + "Lang" * 12, now=NOW)
    test_a_test_seal_says_that_it_is_none(tmp_path)


def test_only_the_owner_reads_the_key(folder: Path) -> None:
    assert (folder / "seal.key").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in folder.iterdir()) == ["root.pem", "seal.key", "seal.pem"]


def test_an_existing_seal_is_never_overwritten(folder: Path) -> None:
    before = (folder / "seal.key").read_bytes()
    with pytest.raises(FileExistsError):
        make_test_authority(folder, city=CITY, now=NOW)
    assert (folder / "seal.key").read_bytes() == before


def test_the_first_seals_of_a_process_may_be_made_by_several_threads_at_once(pdf: bytes, tmp_path: Path) -> None:
    # In a process of its own: the library that writes the seal completes itself at its first use.
    program = f"""
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from eloket.documents.sealing import Sealer, make_test_authority
make_test_authority(Path({str(tmp_path)!r}), city="Stad", now=datetime.now(UTC))
sys.setswitchinterval(1e-6)
sealer, pdf = Sealer.load(Path({str(tmp_path)!r})), sys.stdin.buffer.read()
with ThreadPoolExecutor(8) as pool:
    list(pool.map(lambda _: sealer.seal(pdf, at=datetime.now(UTC)), range(8)))
"""
    subprocess.run([sys.executable, "-c", program], input=pdf, check=True, timeout=60)
