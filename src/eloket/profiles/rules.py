from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Known:
    """One fact: its value, who said so, and when that source was last heard."""

    value: Any
    source: str
    observed_at: datetime


Facts = Mapping[str, Known]
"""Facts by name (vocabulary.yaml)."""


def known_facts(sheets: Iterable[tuple[str, datetime, Mapping[str, Any]]]) -> Facts:
    """One view on several sheets, `(source, observed_at, facts)`. Of two sources the last in line wins.

    An empty value is no fact: a source that does not know something does not hide one that does.
    """
    return {
        name: Known(value, source, observed_at)
        for source, observed_at, facts in sheets
        for name, value in facts.items()
        if value not in (None, "", [], {})
    }
