"""Which ports of this machine the example city uses."""

import socket
from dataclasses import dataclass

from eloket.launch.errors import Refusal

HOST = "127.0.0.1"
FIRST_MAIL_PORT = 8025
# The demo world uses the next one.
LAST = 65_534


@dataclass(frozen=True)
class Ports:
    web: int = 8000
    mail: int = FIRST_MAIL_PORT

    @property
    def world(self) -> int:
        """The identity provider, the mailbox and the events of the example city."""
        return self.web + 1

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.web}"

    @property
    def world_address(self) -> str:
        return f"http://{HOST}:{self.world}"


def port(text: str) -> int:
    """A port as a person typed it. Raises ValueError for one that an ordinary program cannot have."""
    number = int(text)
    if not 1024 <= number <= LAST:
        raise ValueError
    return number


def choose(web: int) -> Ports:
    """Refuses when a port that people must know is taken; nobody needs to know the mail port."""
    for port in (web, web + 1):
        if not is_free(port):
            raise Refusal(f"Port {port} is taken by another program: start with --port {_free_pair(web + 100)}.")
    mail = next(port for port in _from(FIRST_MAIL_PORT) if port not in (web, web + 1) and is_free(port))
    return Ports(web, mail)


def is_free(port: int) -> bool:
    with socket.socket() as tried:
        # Connections of an earlier run that are still closing do not count as taken.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError:
            return False
    return True


def _free_pair(first: int) -> int:
    return next(port for port in _from(first) if is_free(port) and is_free(port + 1))


def _from(first: int) -> range:
    return range(first, 65_535)
