"""ClamAV's daemon, over its own protocol (man clamd, INSTREAM): the file never has to stand where it can read."""

import socket
from urllib.parse import urlsplit

PORT = 3310
LONGEST = 30
"""In seconds, for each answer of the daemon. It scans 10 MB in under one."""

CHUNK = 1 << 16
LONGEST_REPLY = 4096


class ScannerUnavailable(Exception):
    """The scanner cannot be reached, or could not look at the file."""


def virus_in(content: bytes, *, address: str) -> str | None:
    """The name of what was found in it; None when nothing was. `address` is tcp://host:port or unix:///path.

    Raises ScannerUnavailable.
    """
    try:
        with _connected(address) as line:
            line.settimeout(LONGEST)
            line.sendall(b"zINSTREAM\0")
            for at in range(0, len(content), CHUNK):
                chunk = content[at : at + CHUNK]
                line.sendall(len(chunk).to_bytes(4, "big") + chunk)
            line.sendall(bytes(4))
            reply = _reply(line)
    except OSError as problem:
        raise ScannerUnavailable(str(problem)) from problem
    return _found(reply)


def _connected(address: str) -> socket.socket:
    parts = urlsplit(address)
    if parts.scheme == "tcp":
        return socket.create_connection((parts.hostname or "", parts.port or PORT), timeout=5)
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(5)
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line


def _reply(line: socket.socket) -> str:
    reply = b""
    while not reply.endswith(b"\0") and len(reply) < LONGEST_REPLY:
        if not (more := line.recv(LONGEST_REPLY)):
            break
        reply += more
    return reply.rstrip(b"\0").decode(errors="replace")


def _found(reply: str) -> str | None:
    """`stream: OK`, `stream: NAME FOUND`, or what went wrong: the size it takes was set too low, for instance."""
    if reply == "stream: OK":
        return None
    if reply.startswith("stream: ") and reply.endswith(" FOUND"):
        return reply.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerUnavailable(reply or "the daemon hung up")
