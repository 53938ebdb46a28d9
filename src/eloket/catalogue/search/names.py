"""What a service is called: its title and its keywords, each as a whole. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from eloket.catalogue.search.words import Key

PART = 0.5


@dataclass(frozen=True)
class NamedWord:
    """A word of a name: under which keys it is met, how far each of them is the word, and how much the word tells."""

    keys: Mapping[Key, float]
    importance: float

    @classmethod
    def of(cls, keys: Iterable[Key], of_parts: Iterable[Key], importance: float) -> "NamedWord":
        return cls(dict.fromkeys(of_parts, PART) | dict.fromkeys(keys, 1.0), importance)


@dataclass(frozen=True)
class Name:
    words: tuple[NamedWord, ...]
    weight: float

    @cached_property
    def _whole(self) -> float:
        return sum(word.importance for word in self.words)

    @cached_property
    def _keys(self) -> Mapping[Key, float]:
        keys: dict[Key, float] = {}
        for word in self.words:
            keys |= {key: max(share, keys.get(key, 0.0)) for key, share in word.keys.items()}
        return keys

    def covered_by(self, asked: Mapping[Key, float]) -> float:
        """Which part of this name was asked for, from 0 to 1."""
        if not self._whole or asked.keys().isdisjoint(self._keys):
            return 0.0
        return sum(word.importance * _strongest(word.keys, asked) for word in self.words) / self._whole

    def strongest(self, asked: Mapping[Key, float]) -> float:
        """How well this name answers one word of a query, from 0 to 1."""
        return _strongest(self._keys, asked)


def _strongest(keys: Mapping[Key, float], asked: Mapping[Key, float]) -> float:
    # A loop: this runs a thousand times for each query.
    most = 0.0
    for key, share in keys.items():
        if key in asked and asked[key] * share > most:
            most = asked[key] * share
    return most
