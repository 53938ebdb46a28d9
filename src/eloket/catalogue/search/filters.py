"""Choosing among services by what they are, not by what they say. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from eloket.catalogue.definition import ServiceDefinition

CHANNELS = ("online", "appointment", "counter")
TARGETS = ("citizen", "business", "association")


@dataclass(frozen=True)
class Filters:
    """An empty value filters nothing."""

    theme: str = ""
    channel: str = ""
    free: str = ""
    target: str = ""

    def let_through(self, traits: "Traits") -> bool:
        return all(not wanted or wanted in getattr(traits, name) for name, wanted in vars(self).items())


NOTHING_FILTERED = Filters()


@dataclass(frozen=True)
class Traits:
    """Under each name of a filter the values that this service has."""

    theme: frozenset[str]
    channel: frozenset[str]
    free: frozenset[str]
    target: frozenset[str]

    @classmethod
    def of(cls, definition: ServiceDefinition, day: date) -> "Traits":
        return cls(
            theme=frozenset({definition.theme}),
            channel=frozenset(name for name in CHANNELS if getattr(definition.channels, name)),
            free=frozenset({"yes"} if all(fee.cents == 0 for fee in definition.fees_on(day)) else ()),
            target=frozenset({definition.target}),
        )


def counts(found: Iterable[Traits], filters: Filters) -> Mapping[str, Mapping[str, int]]:
    """For each filter how many services each value would leave, the other filters as they are."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in vars(filters)}
    for traits in found:
        for name in _open(traits, filters):
            counted[name].update(getattr(traits, name))
    return counted


def _open(traits: Traits, filters: Filters) -> Iterator[str]:
    """The filters whose values this service counts for: all others let it through."""
    stopping = [name for name, wanted in vars(filters).items() if wanted and wanted not in getattr(traits, name)]
    if not stopping:
        yield from vars(filters)
    elif len(stopping) == 1:
        yield from stopping
