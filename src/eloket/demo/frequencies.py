"""The city's figures: reading them, and drawing in proportion to them."""

import csv
import json
from bisect import bisect
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

DATA = Path(__file__).parent / "data"
Item = TypeVar("Item")


class Weighted(Generic[Item]):
    """Items drawn in proportion to their weights."""

    def __init__(self, weights: Mapping[Item, float]) -> None:
        self.items = list(weights)
        self._bounds = list(accumulate(weights.values()))

    def draw(self, rng: Random) -> Item:
        return self.items[bisect(self._bounds, rng.random() * self._bounds[-1])]


class ByAge(Generic[Item]):
    """Something that differs by age band."""

    def __init__(self, bands: Iterable[tuple[str, Item]]) -> None:
        self._bands = [(last_age(band), item) for band, item in bands]

    def at(self, age: int) -> Item:
        """Those older than the last band count with it."""
        return next((item for last, item in self._bands if age <= last), self._bands[-1][1])


def last_age(band: str) -> int:
    return int(band.split("-")[1])


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return read
