"""What must have happened once before the example city can be used."""

import fcntl
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from eloket.launch import programs
from eloket.launch.errors import Refusal
from eloket.launch.folders import DEMO, ROOT
from eloket.launch.interruption import SIGNALS, foreground

RECORD = DEMO / "prepared.json"
SCHEMA = ("requirements.lock", "src/eloket/*/migrations/*.py")
STATIC = ("requirements.lock", "src/eloket/**/static/**/*", "src/eloket/design/themes/**/*")
CONTENT = ("services/**/*", "src/eloket/demo/**/*.py")


def migrate(env: Mapping[str, str]) -> None:
    """An empty `migrate` costs two seconds, so it is run only when something it reads has changed."""
    _once("migrated", ["migrate", "--no-input", "--verbosity", "0"], env, SCHEMA)


def collect_static(env: Mapping[str, str]) -> None:
    """Compressed copies of styles and scripts, under names that change with their content."""
    _once("static", ["collectstatic", "--no-input", "--clear", "--verbosity", "0"], env, STATIC)


def set_up(env: Mapping[str, str], *, citizens: int, seed: int | None) -> None:
    """Services, keys and the city itself; `set_up_demo` leaves alone what is there."""
    words = ["set_up_demo", "--citizens", str(citizens)]
    words += ["--seed", str(seed)] if seed is not None else []
    _once("set_up", words, env, SCHEMA + CONTENT)


def _once(step: str, words: list[str], env: Mapping[str, str], patterns: tuple[str, ...]) -> None:
    with _turn():
        now, record = _fingerprint(env, patterns), _record()
        if record.get(step) == now:
            return
        code = foreground(programs.django(*words), env, ROOT)
        if code in [128 + number for number in SIGNALS]:
            raise KeyboardInterrupt
        if code:
            raise Refusal(f"`{words[0]}` failed; what it said stands above.")
        RECORD.write_text(json.dumps(record | {step: now}))


@contextmanager
def _turn() -> Iterator[None]:
    """Django's `migrate` has no lock of its own; two at once break each other."""
    with open(DEMO / "prepare.lock", "a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _record() -> dict[str, str]:
    known: dict[str, str] = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    return known


def _fingerprint(env: Mapping[str, str], patterns: tuple[str, ...]) -> str:
    """Of the files and of the database: an emptied one must be prepared again.

    And of the address at which staff sign in, under which the clerks are admitted: it moves with the port.
    """
    seen = hashlib.sha256(env["DATABASE_URL"].encode() + env["ELOKET_STAFF_OIDC_ISSUER"].encode())
    cluster = DEMO / "pg" / "data" / "PG_VERSION"
    if cluster.exists():
        seen.update(str(cluster.stat().st_mtime_ns).encode())
    for path in _files(patterns):
        seen.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()


def _files(patterns: tuple[str, ...]) -> list[Path]:
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())
