"""The database of one command: the one that DATABASE_URL names, else the embedded server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from eloket.launch.errors import Refusal
from eloket.launch.postgres import EmbeddedPostgres


@dataclass(frozen=True)
class Database:
    url: str
    server: EmbeddedPostgres | None = None

    def keep_alive(self) -> None:
        if self.server and not self.server.is_running():
            print("The database ended; it starts again.", flush=True)
            self.server.attach()


def _check(url: str) -> None:
    """Refuses at once when the server does not answer: a migration would say so in fifty lines."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as problem:
        # The address may carry a password: it is named, never repeated.
        reason = str(problem).strip().splitlines()[-1]
        raise Refusal(f"The database that DATABASE_URL names cannot be reached: {reason}") from None


def is_given() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


@contextmanager
def attached(base: Path, *, durable: bool = True) -> Iterator[Database]:
    if is_given():
        _check(os.environ["DATABASE_URL"])
        yield Database(os.environ["DATABASE_URL"])
        return
    with EmbeddedPostgres(base, durable=durable) as server:
        yield Database(server.url, server)
