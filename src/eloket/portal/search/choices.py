"""The filters beside the results: what each would leave."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from eloket.catalogue.lists import THEMES
from eloket.portal.search.asked import VALUES, Asked

TITLES = {"channel": lazy("Hoe"), "free": lazy("Kosten"), "target": lazy("Voor wie"), "theme": lazy("Thema")}
LABELS: Mapping[str, Promise] = {
    "online": lazy("Online"),
    "appointment": lazy("Met een afspraak"),
    "counter": lazy("Aan het loket"),
    "yes": lazy("Gratis"),
    "citizen": lazy("Burgers"),
    "business": lazy("Ondernemingen"),
    "association": lazy("Verenigingen"),
}


@dataclass(frozen=True)
class Choice:
    """`href` chooses this value, or lets go of it when it is the current one."""

    label: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True)
class Group:
    title: str
    choices: tuple[Choice, ...]


def groups(asked: Asked, counts: Mapping[str, Mapping[str, int]], language: str) -> Iterator[Group]:
    """Those among which there is something to choose."""
    for name, title in TITLES.items():
        choices = tuple(_choices(asked, name, counts[name], language))
        if len(choices) > 1 or any(choice.current or name == "free" for choice in choices):
            yield Group(str(title), choices)


def chosen(asked: Asked, language: str) -> list[Choice]:
    return [
        Choice(_label(value, language), 0, asked.filtered(name, "").address, current=True)
        for name, value in vars(asked.filters).items()
        if value
    ]


def _choices(asked: Asked, name: str, counts: Mapping[str, int], language: str) -> Iterator[Choice]:
    for value in VALUES[name].values():
        current = getattr(asked.filters, name) == value
        if counts.get(value) or current:
            href = asked.filtered(name, "" if current else value).address
            yield Choice(_label(value, language), counts.get(value, 0), href, current)


def _label(value: str, language: str) -> str:
    return THEMES[value][language] if value in THEMES else str(LABELS[value])
