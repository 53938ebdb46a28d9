"""Calls go down, news goes up.

A room announces what happened; which jobs follow stands in one table, `config/reactions.py`. The jobs are
queued in the transaction of the change, so a job exists if and only if the change does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from procrastinate.tasks import Task
from procrastinate.types import JSONValue

_reactions: dict[type, Sequence[Task[..., Any, Any]]] = {}


def react(table: Mapping[type, Sequence[Task[..., Any, Any]]]) -> None:
    """Take over the city's table of reactions. Called once, at start-up."""
    _reactions.clear()
    _reactions.update(table)


def announce(news: Any) -> None:
    """Queue every job that follows on this news. `news` is a frozen dataclass of keys, without personal data."""
    for task in _reactions[type(news)]:
        task.defer(**_arguments(news))


def announce_all(news: Sequence[Any]) -> None:
    """The same for many pieces of news of one kind, in one statement for each job."""
    if not news:
        return
    for task in _reactions[type(news[0])]:
        task.batch_defer(*map(_arguments, news))


def _arguments(news: Any) -> dict[str, JSONValue]:
    return {name: str(value) for name, value in asdict(news).items()}
