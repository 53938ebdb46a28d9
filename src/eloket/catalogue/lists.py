"""The lists that services choose from: data beside this file, read once at start-up."""

from pathlib import Path

import yaml

from eloket.core.texts import Strict, Text

Folder = Path(__file__).parent


class LifeEvent(Strict):
    """Something that happens in a life, and what has to be arranged then."""

    code: str
    title: Text


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
