"""What is true of a data folder right now: who runs in it, and whether it answers.

A pid in a file is never trusted: after a power failure it may be a stranger's.
"""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

PORT = 5432
SSL_REQUEST = b"\0\0\0\x08\x04\xd2\x16\x2f"
STATUS_LINE = 7


def answers(sockets: Path) -> bool:
    """A protocol answer, not a pid: any PostgreSQL says yes or no to SSLRequest."""
    with socket.socket(socket.AF_UNIX) as asked:
        asked.settimeout(2)
        try:
            asked.connect(str(socket_file(sockets)))
            asked.sendall(SSL_REQUEST)
            return asked.recv(1) in (b"N", b"S")
        except OSError:
            return False


def serves(data: Path, sockets: Path) -> bool:
    """The postmaster answers while it still recovers; only its own file tells that it is ready."""
    status = _pid_file(data)[STATUS_LINE : STATUS_LINE + 1]
    return [line.strip() for line in status] == ["ready"] and answers(sockets)


def pids(data: Path) -> list[int]:
    """Every PostgreSQL process stands in its data folder."""
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _stands_in(entry, data)]


def postmaster(data: Path) -> int | None:
    """The postmaster of this very folder, if it lives."""
    first = "".join(_pid_file(data)[:1]).strip()
    return int(first) if first.isdigit() and _stands_in(Path("/proc") / first, data) else None


def stale_files(data: Path, sockets: Path) -> Iterator[Path]:
    """What `kill -9` leaves behind. They guard against orphans: remove them only when `pids` is empty."""
    yield data / "postmaster.pid"
    yield socket_file(sockets)
    yield socket_file(sockets).with_name(f".s.PGSQL.{PORT}.lock")


def socket_file(sockets: Path) -> Path:
    return sockets / f".s.PGSQL.{PORT}"


def _pid_file(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []


def _stands_in(entry: Path, data: Path) -> bool:
    try:
        if os.readlink(entry / "cwd") != str(data):
            return False
        state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
