"""A virus scanner, when there is one, sees every file; without its answer no file is taken."""

from collections.abc import Iterator
from pathlib import Path
from socket import create_server
from threading import Thread
from typing import Any

import pytest

from eloket.cases.uploads.scanners.clamd import ScannerUnavailable, virus_in
from eloket.cases.uploads.scanners.embedded import EICAR, LARGEST, running
from eloket.cases.uploads.scanning import scan
from eloket.eforms.faults import Fault, Faulty


@pytest.fixture(params=["port", "socket"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with running(tmp_path / "clamd.sock" if request.param == "socket" else None) as address:
        yield address


def test_a_virus_is_named_and_what_is_clean_is_not(address: str) -> None:
    assert virus_in(EICAR, address=address) == "Eicar-Test-Signature"
    assert virus_in(bytes(200_000) + EICAR, address=address) == "Eicar-Test-Signature"
    assert virus_in(b"", address=address) is None and virus_in(bytes(10_000_000), address=address) is None


def test_what_the_scanner_does_not_take_is_not_clean(address: str) -> None:
    with pytest.raises(ScannerUnavailable):
        virus_in(bytes(LARGEST + 1), address=address)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "unix:///bestaat/niet.sock"])
def test_a_scanner_that_is_down_says_nothing_of_the_file(address: str) -> None:
    with pytest.raises(ScannerUnavailable):
        virus_in(b"", address=address)


@pytest.mark.parametrize("reply", [b"", b"stream: OK and more\0", b"UNKNOWN COMMAND\0", b"\xff\0"])
def test_only_a_clear_answer_counts(reply: bytes) -> None:
    with create_server(("127.0.0.1", 0)) as server:
        answering = Thread(target=_answer_once, args=(server, reply))
        answering.start()
        with pytest.raises(ScannerUnavailable):
            virus_in(b"x", address=f"tcp://127.0.0.1:{server.getsockname()[1]}")
        answering.join()


def _answer_once(server: Any, reply: bytes) -> None:
    line, _address = server.accept()
    with line:
        while not line.recv(4096).endswith(bytes(4)):
            pass
        line.sendall(reply)


def test_without_a_scanner_nothing_is_scanned(settings: Any) -> None:
    settings.CLAMD_URL = ""
    assert scan(EICAR) is False


def test_with_a_scanner_everything_is(settings: Any, address: str) -> None:
    settings.CLAMD_URL = address
    assert scan(b"%PDF-") is True
    with pytest.raises(Faulty) as refused:
        scan(EICAR)
    assert refused.value.fault is Fault.INFECTED


def test_without_its_answer_the_file_has_to_come_back(settings: Any) -> None:
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    with pytest.raises(Faulty) as refused:
        scan(b"%PDF-")
    assert refused.value.fault is Fault.NOT_NOW
