"""The root script and the lock files it installs."""

import re
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType

import pytest

from eloket.launch.folders import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("setting_up", str(ROOT / "eloket"))
    spec = spec_from_loader("setting_up", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def pins(lock: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE)
    return dict(found)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry_and_hashes_everything(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert all(
        "--hash=sha256:" in entry for entry in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE) if "==" in entry
    )


def test_the_locks_agree() -> None:
    runtime, dev = pins(LOCKS[0]), pins(LOCKS[1])
    assert runtime
    assert {name: dev[name] for name in runtime.keys() & dev.keys()} == {
        name: runtime[name] for name in runtime.keys() & dev.keys()
    }


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("Failed to fetch\n  Caused by: dns error", "the package registry cannot be reached"),
        ("Failed to establish a new connection", "the package registry cannot be reached"),
        ("ensurepip is not available", "neither pip nor venv"),
        ("Hash mismatch for django", "this did not work"),
    ],
)
def test_what_stands_in_the_way_is_one_sentence(script: ModuleType, output: str, reason: str) -> None:
    assert reason in script.reason(["uv", "sync"], output)
