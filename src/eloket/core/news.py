"""Calls go down, news goes up.

A room announces what happened; which jobs follow stands in one table, `config/reactions.py`. The jobs are
queued in the transaction of the change, so a job exists if and only if the change does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager
from procrastinate.tasks import Task
from procrastinate.types import JSONValue

_reactions: dict[type, Sequence[Task[..., Any, Any]]] = {}
# Queues over Django's own connection. Inside a worker the tasks themselves would queue over another: their job
# could then begin before the change is committed, and stay when it is undone.
_with_the_change = JobManager(DjangoConnector())


def react(table: Mapping[type, Sequence[Task[..., Any, Any]]]) -> None:
    """Take over the city's table of reactions. Called once, at start-up."""
    _reactions.clear()
    _reactions.update(table)


def announce(news: Any) -> None:
    """Queue every job that follows on this news. `news` is a frozen dataclass of keys, without personal data."""
    for task in _reactions[type(news)]:
        _queue(task, _arguments(news))


def _queue(task: Task[..., Any, Any], arguments: dict[str, JSONValue]) -> None:
    if task.queueing_lock is None:
        _deferrer(task).defer(**arguments)
        return
    # A job of which one is waiting already is refused by an error, which would end the caller's transaction.
    try:
        with transaction.atomic():
            _deferrer(task).defer(**arguments)
    except AlreadyEnqueued:
        return


def _deferrer(task: Task[..., Any, Any]) -> JobDeferrer:
    deferrer = task.configure()
    deferrer.job_manager = _with_the_change
    return deferrer


def announce_all(news: Sequence[Any]) -> None:
    """The same for many pieces of news of one kind, in one statement for each job."""
    if not news:
        return
    for task in _reactions[type(news[0])]:
        _deferrer(task).batch_defer(*map(_arguments, news))


def _arguments(news: Any) -> dict[str, JSONValue]:
    return {name: str(value) for name, value in asdict(news).items()}
