"""What is published now, kept in the process: public pages need no query as long as nothing changes.

PostgreSQL says when something is published (NOTIFY, in the transaction of the publishing), so a publish shows at
once in every process on every machine. A process that cannot listen asks each time instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import count
from logging import getLogger
from threading import Lock, Thread
from time import sleep
from uuid import UUID

import psycopg
from django.db import connection, connections
from pydantic import ValidationError

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.models import Service, ServiceVersion

log = getLogger(__name__)

CHANNEL = "catalogue"
SECONDS_BETWEEN_TRIES = 5
SECONDS_BETWEEN_LOOKS = 1
LOOKS_BETWEEN_QUESTIONS = 30


@dataclass(frozen=True)
class Shelf:
    """The published services by slug, in the order of their Dutch titles. Equal marks, equal shelves."""

    mark: str
    versions: Mapping[str, ServiceVersion]

    @cached_property
    def services(self) -> Mapping[str, ServiceDefinition]:
        return {slug: version.definition for slug, version in self.versions.items()}


@dataclass
class _Watch:
    """Listens for news of the catalogue. `heard` counts it; `is_listening` is False as long as nobody would hear."""

    heard: int = 0
    is_listening: bool = False
    is_ending: bool = False
    thread: Thread | None = None
    lock: Lock = field(default_factory=Lock)

    def begin(self) -> None:
        if self.thread is None or not self.thread.is_alive():
            with self.lock:
                if self.thread is None or not self.thread.is_alive():
                    self.thread = Thread(target=self._listen_on, name="catalogue", daemon=True)
                    self.thread.start()

    def end(self) -> None:
        """Listen no longer. Whoever asks for the shelf afterwards begins anew."""
        if self.thread:
            self.is_ending = True
            self.thread.join()
            self.thread, self.is_ending = None, False

    def _listen_on(self) -> None:
        while not self.is_ending:
            try:
                self._listen()
            except (psycopg.Error, OSError):
                log.warning("Nobody tells this process what is published; it asks for every page.")
            self.is_listening = False
            if not self.is_ending:
                sleep(SECONDS_BETWEEN_TRIES)

    def _listen(self) -> None:
        database = connections.create_connection("default")
        with database.get_new_connection(database.get_connection_params()) as ours:
            ours.set_autocommit(True)
            ours.execute(f"listen {CHANNEL}")
            # Whatever was published before this moment is read by whoever asks from now on.
            self.heard += 1
            self.is_listening = True
            for look in count(1):
                for _news in ours.notifies(timeout=SECONDS_BETWEEN_LOOKS):
                    self.heard += 1
                if self.is_ending:
                    return
                # A connection that was cut says so only when it is used.
                if look % LOOKS_BETWEEN_QUESTIONS == 0:
                    ours.execute("select 1")


_watch = _Watch()
_kept: tuple[int, Shelf] | None = None
_versions: dict[UUID, ServiceVersion] = {}


def shelf() -> Shelf:
    """What is published. Inside a transaction it is read anew: one sees one's own changes."""
    global _kept
    if connection.in_atomic_block:
        return _read(None)
    _watch.begin()
    kept = _kept
    if kept and _watch.is_listening and kept[0] == _watch.heard:
        return kept[1]
    # Noted before the reading: what is published meanwhile is read once more.
    heard = _watch.heard
    fresh = _read(kept[1] if kept else None)
    _kept = (heard, fresh)
    return fresh


def _is_readable(version: ServiceVersion) -> bool:
    """Whether this release still understands it. One that it does not takes no other service with it."""
    try:
        return bool(version.definition)
    except ValidationError:
        log.exception("%s is no service any more, and is not offered.", version)
        return False


def tell() -> None:
    """Let every process know, once this transaction is committed, that something was published."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, '')", [CHANNEL])


def _read(before: Shelf | None) -> Shelf:
    current = dict(Service.objects.exclude(current=None).values_list("slug", "current_id"))
    mark = sha256("\n".join(sorted(f"{slug} {key}" for slug, key in current.items())).encode()).hexdigest()[:16]
    if before and before.mark == mark:
        return before
    missing = [key for key in current.values() if key not in _versions]
    # Versions never change: what was read once holds for as long as the process lives.
    _versions.update(ServiceVersion.objects.in_bulk(missing) if missing else {})
    versions = {slug: _versions[key] for slug, key in current.items() if _is_readable(_versions[key])}
    return Shelf(mark, dict(sorted(versions.items(), key=lambda item: item[1].definition.title.nl.casefold())))
