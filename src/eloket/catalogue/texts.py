"""Every text of a service, with its place in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from eloket.catalogue.definition import ServiceDefinition
from eloket.core.texts import Text

At = tuple[str | int, ...]
"""Where something stands in the record of a service: ("form", "pages", 0, "questions", 1, "label")."""

# Names of laws, of other governments and of documents stand as they are.
_NAMES = {("law",), ("elsewhere", "name"), ("output", "title")}


def texts(definition: ServiceDefinition) -> Iterator[tuple[At, Text]]:
    yield from _texts(definition, ())


def incomplete(definition: ServiceDefinition) -> Iterator[At]:
    """The places where a language has no words."""
    for at, text in texts(definition):
        yield from ((*at, code) for code in ("nl", "en") if not text[code].strip())


def dutch(definition: ServiceDefinition) -> Iterator[tuple[At, str]]:
    """The Dutch words that the city chose itself, so that it can choose plain ones."""
    for at, text in texts(definition):
        if at[:1] not in _NAMES and at[:2] not in _NAMES:
            yield (*at, "nl"), text.nl


def _texts(value: Any, at: At) -> Iterator[tuple[At, Text]]:
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _texts(each, (*at, place))
    elif hasattr(value, "model_fields_set") and not isinstance(value, Mapping):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*at, name))
