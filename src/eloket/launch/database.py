"""The database of one command: the one that DATABASE_URL names, else the embedded server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eloket.launch.postgres import EmbeddedPostgres


@dataclass(frozen=True)
class Database:
    url: str
    server: EmbeddedPostgres | None = None

    def keep_alive(self) -> None:
        if self.server and not self.server.is_running():
            print("The database ended; it starts again.", flush=True)
            self.server.attach()


def is_given() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


@contextmanager
def attached(base: Path, *, durable: bool = True) -> Iterator[Database]:
    if is_given():
        yield Database(os.environ["DATABASE_URL"])
        return
    with EmbeddedPostgres(base, durable=durable) as server:
        yield Database(server.url, server)
