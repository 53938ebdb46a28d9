"""What a draft of a new service begins with. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any


def blank(title: str, today: date) -> dict[str, Any]:
    """Everything that every service has, still to be filled in."""
    return {
        "code": "",
        "title": {"nl": title, "en": ""},
        "summary": _nothing(),
        "audience": _nothing(),
        "target": "citizen",
        "about": [_nothing()],
        "theme": "",
        "keywords": [],
        "channels": {"online": False, "appointment": True, "counter": True},
        "assurance": "substantial",
        "fees": [{"cents": 0, "since": today.replace(day=1).isoformat()}],
        "decide_within": {"days": 30},
        "afterwards": [_nothing()],
        "law": [],
        "phone": "",
    }


def copied(content: Mapping[str, Any], title: str) -> dict[str, Any]:
    """The content of another service under a title and a code of its own."""
    return {**content, "code": "", "title": {"nl": title, "en": ""}}


def from_concept(concept: Mapping[str, Any], title: str, today: date) -> dict[str, Any]:
    """What a concept of the Flemish catalogue says, and blanks for the rest."""
    return blank(title, today) | dict(concept)


def _nothing() -> dict[str, str]:
    return {"nl": "", "en": ""}
