"""What tests of several rooms share: a small city, its cast, and a worker that runs queued jobs at once."""

import fcntl
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from time import monotonic, sleep
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from xdist.scheduler import LoadGroupScheduling

from eloket.catalogue import shelf
from eloket.catalogue.folders import Folder, read, read_all
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.core.numbers import NationalNumber
from eloket.demo.cast import CAST, HOUSEHOLDS
from eloket.demo.loading import build
from eloket.documents.codes import make_key
from eloket.documents.sealing import make_test_authority
from eloket.identity import sessions
from eloket.identity.actions import admit_staff
from eloket.identity.models import StaffMember
from eloket.identity.sessions import SignedIn
from eloket.profiles.actions import open_profile
from eloket.profiles.models import Profile

FATIMA, THOMAS, MARIA, NOAH, HUONG, YANTI, EVA, LUKASZ = (member.number for member in CAST)


class BrowserTogether(LoadGroupScheduling):
    """The tests in a browser share one running installation, so one worker takes them all, and begins with them.

    pytest-xdist 3.8 has marks for this, which pytest 9.2 no longer heeds.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadGroupScheduling | None:
    return BrowserTogether(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.fixture(scope="session")
def keys() -> None:
    """The seal and the key of the codes, in the folder of this test run."""
    # Every worker of the run comes here first, in the same moment; the second must find keys, not half of them.
    with open(settings.KEYS / "turn", "w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        make_key(settings.KEYS)
        if not (settings.KEYS / "seal.pem").exists():
            make_test_authority(settings.KEYS, city=settings.THEME.name, now=clock.now())


SERVICES = ("gezinssamenstelling", "verhuizing", "sluikstort-melden")
"""What most tests need: a certificate at once, a change that a clerk decides on, and a form without sign-in."""


@pytest.fixture(scope="session")
def some_services() -> list[Folder]:
    return [read(settings.SERVICES / slug / "service.yaml") for slug in SERVICES]


@pytest.fixture
def city(db: None, keys: None, some_services: list[Folder]) -> None:
    """The cast lives in the register, and some services are published."""
    build(HOUSEHOLDS)
    publish(some_services, now=clock.now())


@pytest.fixture(scope="session")
def all_services() -> list[Folder]:
    return list(read_all(settings.SERVICES))


@pytest.fixture
def catalogue(city: None, all_services: list[Folder]) -> None:
    """The same city, with every service published."""
    publish(all_services, now=clock.now())


@pytest.fixture
def work() -> Callable[[], int]:
    """Run every queued job that is due, and those that they queue, in this process. Returns how many ran."""

    def run() -> int:
        done = 0
        while jobs := list(ProcrastinateJob.objects.filter(status="todo", scheduled_at=None).order_by("pk")):
            for job in jobs:
                _set_status(job.pk, "doing")
                app.tasks[job.task_name].func(**job.args)
                _set_status(job.pk, "succeeded")
                done += 1
        return done

    return run


def _set_status(job: int, status: str) -> None:
    # The queue's own models are read-only.
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status WHERE id = %s", [status, job]
        )


@pytest.fixture
def listening(transactional_db: None) -> Iterator[None]:
    """This process hears what is published in the database of the test, as a server does."""
    shelf.shelf()
    until(lambda: shelf._watch.is_listening)
    yield
    shelf._watch.end()
    shelf._kept = None


def until(happened: Callable[[], bool], *, seconds: float = 20) -> None:
    """Wait for what another thread or process does."""
    limit = monotonic() + seconds
    while not happened():
        assert monotonic() < limit, "it did not happen"
        sleep(0.01)


@pytest.fixture
def together(transactional_db: None) -> Iterator[Callable[..., list[Any]]]:
    """Run acts at the same moment, each in a thread with its own connection. Returns what each returned or raised.

    What they write is really written, so the jobs that they queue are removed when the test is over.
    """

    def run(*acts: Callable[[], Any]) -> list[Any]:
        start = Barrier(len(acts))
        with ThreadPoolExecutor(len(acts)) as pool:
            return list(pool.map(lambda act: _outcome(act, start), acts))

    yield run
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def _outcome(act: Callable[[], Any], start: Barrier) -> Any:
    try:
        start.wait(timeout=10)
        return act()
    except Exception as problem:
        return problem
    finally:
        connection.close()


@pytest.fixture
def opened(city: None, work: Callable[[], int]) -> Callable[[NationalNumber], Profile]:
    """Open the profile of one of the cast, with everything that follows on it."""

    def open_(number: NationalNumber) -> Profile:
        profile = open_profile(number, now=clock.now())
        work()
        return profile

    return open_


@pytest.fixture
def clerk(db: None) -> StaffMember:
    return admit_staff(issuer="https://staff.example", subject="an", name="An Willems", team="burgerzaken")


def signed_in(who: str, key: UUID, name: str, *, team: str = "") -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    session = client.session
    session.create()
    sessions.begin(session, SignedIn(who, key, name, "high", team), now=datetime.now(UTC))
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


@pytest.fixture
def citizen(opened: Callable[[NationalNumber], Profile]) -> Client:
    """Fatima, married, two children, signed in; her vault is full."""
    return signed_in("citizen", opened(FATIMA).pk, "Fatima El Amrani")


@pytest.fixture
def stranger(opened: Callable[[NationalNumber], Profile]) -> Client:
    """Maria, who has nothing to do with Fatima, signed in."""
    return signed_in("citizen", opened(MARIA).pk, "Maria Verstraeten")


@pytest.fixture
def desk(clerk: StaffMember) -> Client:
    """An Willems at her desk, signed in."""
    return signed_in("staff", clerk.pk, clerk.name, team=clerk.team)
