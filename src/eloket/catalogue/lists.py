"""The lists that services choose from: data beside this file, read once at start-up."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, model_validator

from eloket.core.texts import Strict, Text

Folder = Path(__file__).parent


class Task(Strict):
    """One line of a checklist. `you` do it, `the_city` does it, or it happens by `itself`.

    `within_days` counts from the day of the event; a negative number is before it. `only_if` leaves the line out for
    people of whom it is known that it is not about them.
    """

    who: Literal["you", "the_city", "itself"]
    title: Text
    text: Text | None = None
    service: str | None = Field(None, description="the slug of the service with which one does it")
    within_days: int | None = None
    only_if: Literal["has_children", "has_partner"] | None = None


class LifeEvent(Strict):
    """Something that happens in a life, and what has to be arranged then. `day` asks for the day it happens on."""

    code: str
    title: Text
    summary: Text
    day: Text | None = None
    tasks: tuple[Task, ...] = Field(min_length=3)

    @model_validator(mode="after")
    def _has_a_day_to_count_from(self) -> "LifeEvent":
        if self.day is None and any(task.within_days is not None for task in self.tasks):
            raise ValueError("a task within days needs a day to count from")
        return self


def _themes() -> dict[str, Text]:
    content = yaml.safe_load((Folder / "themes.yaml").read_text(encoding="utf-8"))
    return {code: Text.model_validate(label) for code, label in content.items()}


def _life_events() -> dict[str, LifeEvent]:
    files = sorted((Folder / "life_events").glob("*.yaml"))
    events = (LifeEvent.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)
    return {event.code: event for event in events}


THEMES = _themes()
"""The themes of IPDC by code, in the order of the list."""

LIFE_EVENTS = _life_events()
"""Life events by code."""
