"""Whatever a file does to the process that reads it, whoever sent it gets a sentence."""

import sys
from time import monotonic

import pytest

from eloket.cases.uploads import inspecting
from eloket.cases.uploads.tests.builders import JPEG, PDF_TYPE, a_pdf, a_photo
from eloket.eforms.faults import Fault, Faulty

CONFINED = "from eloket.cases.uploads.cleaning.confining import confine; import os, socket, sys; confine(); "


def taken_over(monkeypatch: pytest.MonkeyPatch, code: str) -> Fault:
    """What is said of a file when the process that reads it does this instead."""
    monkeypatch.setattr(inspecting, "COMMAND", [sys.executable, "-I", "-c", CONFINED + code])
    with pytest.raises(Faulty) as refused:
        inspecting.clean(b"%PDF-", PDF_TYPE)
    return refused.value.fault


@pytest.mark.parametrize(
    "code",
    [
        "os.abort()",
        "os.kill(os.getpid(), 9)",
        "raise SystemExit(3)",
        "hoard = bytearray(2_000_000_000)",
        "os.write(1, b'x' * 50_000_000); os.write(1, b'x')",
        "print('onzin')",
        "print('{}')",
        """print('{"media_type": "text/html", "pages": null}')""",
        """print('{"media_type": "application/pdf", "pages": 1}'); print('<script>')""",
        """print('{"media_type": "application/pdf", "pages": 99999999999}'); print('%PDF-')""",
        """print('{"fault": "een ander"}')""",
        "print('[' * 100_000)",
    ],
)
def test_a_process_that_crashes_or_lies_is_a_refusal(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    assert taken_over(monkeypatch, code) is Fault.EXHAUSTING


@pytest.mark.parametrize(
    "code", ["open('/etc/passwd')", "open('/tmp/x', 'w')", "socket.socket()", "socket.socket(socket.AF_UNIX)"]
)
def test_a_process_that_was_taken_over_reaches_nothing(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    said = f"""
try:
    {code}
except OSError:
    print('{{"fault": "locked"}}')
"""
    assert taken_over(monkeypatch, said) is Fault.LOCKED


def test_a_process_that_was_taken_over_finds_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELOKET_SECRET_KEY", "geheim")
    assert taken_over(monkeypatch, """print('{"fault": "locked"}') if 'geheim' not in str(os.environ) else 0""")


def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "LONGEST", 0.5)
    begun = monotonic()
    assert taken_over(monkeypatch, "import time; time.sleep(60)") is Fault.EXHAUSTING
    assert monotonic() - begun < 5


def test_who_waits_too_long_for_another_is_asked_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "LONGEST_WAIT", 0.01)
    with inspecting.ONE_AT_A_TIME, pytest.raises(Faulty) as refused:
        inspecting.clean(a_photo(), JPEG)
    assert refused.value.fault is Fault.NOT_NOW
    assert inspecting.clean(a_photo(), JPEG).media_type == JPEG


def test_what_a_file_begins_with_says_nothing_about_the_rest() -> None:
    for content, media_type in ((a_photo(), PDF_TYPE), (a_pdf(), JPEG), (b"\xff\xd8\xff" + a_pdf(), JPEG)):
        with pytest.raises(Faulty) as refused:
            inspecting.clean(content, media_type)
        assert refused.value.fault is Fault.DAMAGED
