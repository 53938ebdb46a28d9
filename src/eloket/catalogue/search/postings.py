"""Which services have a word, and how strongly. Pure."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log

from eloket.catalogue.search.words import Key

Scores = Mapping[int, float]
"""By the place of a service in the catalogue, from 0 to 1."""


class Postings:
    def __init__(self, strengths: Sequence[Mapping[Key, float]]) -> None:
        """Of each service, in order, its keys with how strongly it has each."""
        self._count = len(strengths)
        self._by_key: dict[Key, tuple[array[int], array[float]]] = {}
        for place, of_one in enumerate(strengths):
            for key, strength in of_one.items():
                places, values = self._by_key.setdefault(key, (array("I"), array("f")))
                places.append(place)
                values.append(strength)
        self.of = lru_cache(maxsize=2_000)(self._of)

    def under(self, key: Key) -> Iterable[tuple[int, float]]:
        return zip(*self._by_key[key], strict=True) if key in self._by_key else ()

    def _of(self, keys: tuple[Key, ...]) -> Scores:
        """The services that have a word under one of these keys."""
        best: dict[int, float] = {}
        for key in keys:
            for place, strength in self.under(key):
                if strength > best.get(place, 0.0):
                    best[place] = strength
        return best

    def rarity(self, keys: Iterable[Key]) -> float:
        """How much a word tells: the fewer services have it, the more. 0 for a word that none has."""
        most = max((len(self._by_key[key][0]) for key in keys if key in self._by_key), default=0)
        return log(1 + self._count / most) if most else 0.0
