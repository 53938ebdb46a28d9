from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from eloket.config.reactions import REACTIONS
from eloket.core.keys import new_key
from eloket.core.news import announce, announce_all, react

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Happened:
    key: UUID


@app.task(name="core.follow")
def follow(key: str) -> None: ...


@app.task(name="core.follow_too")
def follow_too(key: str) -> None: ...


@app.task(name="core.follow_once", queueing_lock="core.follow_once")
def follow_once(key: str) -> None: ...


@pytest.fixture(autouse=True)
def reactions() -> Iterator[None]:
    react({Happened: [follow, follow_too]})
    yield
    react(REACTIONS)


def queued() -> list[tuple[str, dict[str, str]]]:
    return list(ProcrastinateJob.objects.order_by("pk").values_list("task_name", "args"))


def change_and_undo() -> None:
    with transaction.atomic():
        announce(Happened(new_key()))
        announce_all([Happened(new_key())])
        transaction.set_rollback(True)


def test_every_job_of_the_table_is_queued_with_the_keys_as_text() -> None:
    key = new_key()
    announce(Happened(key))
    assert queued() == [("core.follow", {"key": str(key)}), ("core.follow_too", {"key": str(key)})]


def test_news_that_no_table_names_is_a_mistake_of_the_house() -> None:
    react({})
    with pytest.raises(KeyError):
        announce(Happened(new_key()))


def test_no_job_is_left_of_a_change_that_was_undone() -> None:
    change_and_undo()
    assert queued() == []


def test_inside_a_worker_a_job_stands_or_falls_with_the_change_too() -> None:
    """A worker gives the tasks a pool of connections of its own."""
    with app.replace_connector(app.connector.get_worker_connector()):
        change_and_undo()
        announce(Happened(new_key()))
    assert len(queued()) == 2


def test_a_job_of_which_one_waits_already_is_not_queued_again_and_breaks_nothing() -> None:
    react({Happened: [follow_once, follow]})
    with transaction.atomic():
        announce(Happened(new_key()))
        announce(Happened(new_key()))
    assert [name for name, _ in queued()] == ["core.follow_once", "core.follow", "core.follow"]


def test_many_pieces_of_news_queue_a_job_each() -> None:
    keys = [new_key() for _ in range(3)]
    announce_all([Happened(key) for key in keys])
    assert [args["key"] for name, args in queued() if name == "core.follow"] == [str(key) for key in keys]
    assert len(queued()) == 6


def test_no_news_queues_nothing() -> None:
    announce_all([])
    assert queued() == []
