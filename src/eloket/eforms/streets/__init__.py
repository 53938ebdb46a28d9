"""The streets of the city, as far as its list goes: which one somebody means, and what else it could be.

`streets.csv` is data of the city; README.md says where this one comes from and how to put a full one in its place.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process, utils

FILE = Path(__file__).with_name("streets.csv")
OFFERED = 4
# Below this the nearest name is another street, not a typing mistake.
_LEAST_ALIKE = 72
_SHORT = (
    (r"str\.?$", "straat"),
    (r"ln\.?$", "laan"),
    (r"stwg\.?$", "steenweg"),
    (r"pl\.?$", "plein"),
    (r"^st\b\.?", "sint"),
)


@dataclass(frozen=True)
class Streets:
    """`names` are the streets with their postcodes."""

    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> "Streets":
        """From pairs of a postcode and a street."""
        names: dict[str, set[str]] = {}
        for postcode, street in rows:
            names.setdefault(street, set()).add(postcode)
        return cls({name: frozenset(postcodes) for name, postcodes in names.items()})

    def are_of(self, postcodes: Iterable[str]) -> bool:
        """Whether the list is about a part of these postcodes. Of other places it knows nothing."""
        return not self._postcodes.isdisjoint(postcodes)

    def named(self, typed: str) -> str | None:
        """The street that is written so, but for capitals, accents, signs and the usual short forms."""
        return self._plain.get(_plain(typed))

    def near(self, typed: str) -> tuple[str, ...]:
        """The streets it is most like, the nearest first."""
        found = process.extract(
            _plain(typed[:100]), list(self._plain), scorer=fuzz.ratio, limit=OFFERED, score_cutoff=_LEAST_ALIKE
        )
        return tuple(self._plain[plain] for plain, _score, _place in found)

    def beginning(self, typed: str) -> tuple[str, ...]:
        """The streets of which a word begins so, for a list under the field; else those it is like."""
        wanted = _plain(typed[:100])
        if not wanted:
            return ()
        found = [name for plain, name in self._plain.items() if plain.startswith(wanted) or f" {wanted}" in plain]
        return tuple(found[: 2 * OFFERED]) or self.near(typed)

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {_plain(name): name for name in sorted(self.names)}

    @cached_property
    def _postcodes(self) -> frozenset[str]:
        return frozenset(postcode for postcodes in self.names.values() for postcode in postcodes)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().strip()
    for short, full in _SHORT:
        folded = re.sub(short, full, folded)
    return " ".join(utils.default_process(folded).split())


def _read(file: Path) -> Streets:
    with file.open(encoding="utf-8", newline="") as lines:
        return Streets.of((row["postcode"], row["street"]) for row in csv.DictReader(lines))


STREETS = _read(FILE)
