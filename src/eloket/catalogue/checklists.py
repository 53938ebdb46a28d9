"""The checklist of a life event, for somebody: what still has to be done, by whom, and by when."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from eloket.catalogue.lists import LifeEvent, Task

WHO = ("you", "the_city", "itself")


@dataclass(frozen=True)
class Item:
    """A task with the day it has to be done by, where that can be told."""

    task: Task
    by_day: date | None = None


def checklist(event: LifeEvent, *, on: date | None, not_so: Collection[str] = ()) -> Mapping[str, list[Item]]:
    """The tasks by who does them, the most pressing first. `not_so` holds the conditions known not to be met."""
    items = [Item(task, _by_day(task, on)) for task in event.tasks if task.only_if not in not_so]
    return {who: sorted((item for item in items if item.task.who == who), key=_how_pressing) for who in WHO}


def _by_day(task: Task, on: date | None) -> date | None:
    if on is None or task.within_days is None:
        return None
    # People type any year, and the calendar ends with 9999.
    with suppress(OverflowError):
        return on + timedelta(days=task.within_days)
    return None


def _how_pressing(item: Item) -> tuple[bool, int]:
    return item.task.within_days is None, item.task.within_days or 0
