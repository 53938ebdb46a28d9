"""What somebody meant who mistyped: the nearest words of the vocabulary. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice, takewhile

from rapidfuzz import process
from rapidfuzz.distance import OSA

from eloket.catalogue.search.compounds import SHORTEST_PART

MOST, MOST_LONGER = 3, 8
SAME_SOUND = 0.95
# Up to this many letters, so many mistakes (a letter too many, too few, another, or two swapped).
_ALLOWED = ((3, 0), (7, 1), (12, 2), (40, 3))
# How the same sounds are written: ij and ei, d and t at the end, c and k, double letters.
_SOUNDS = (
    (re.compile(r"sch(?=$|e$|s)"), "s"),
    (re.compile(r"ij|ey|y"), "ei"),
    (re.compile(r"au"), "ou"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ck|c|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"th|dt|d(?=$|s|k)"), "t"),
    (re.compile(r"z"), "s"),
    (re.compile(r"v"), "f"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound(word: str) -> str:
    """How a word is heard: "identiteidskaart" and "identiteitskaart" give the same."""
    for spelling, heard in _SOUNDS:
        word = spelling.sub(heard, word)
    return word


@dataclass(frozen=True)
class Correction:
    """A word that may be meant; `nearness` is 1 for the word itself and falls with each mistake."""

    word: str
    nearness: float


class Vocabulary:
    """The words that are right, with how much each of them stands out."""

    def __init__(self, prominence: Mapping[str, float]) -> None:
        self._prominence = prominence
        self._in_order = sorted(prominence)
        self._backwards = sorted(word[::-1] for word in prominence)
        self._by_length: dict[int, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        for word in prominence:
            self._by_length.setdefault(len(word), []).append(word)
            self._by_sound.setdefault(sound(word), []).append(word)

    def nearest(self, word: str) -> tuple[Correction, ...]:
        """The few that are nearest: those that sound the same before all others."""
        if heard := self._by_sound.get(sound(word)):
            return self._first(Correction(same, SAME_SOUND) for same in heard)
        most = next((mistakes for letters, mistakes in _ALLOWED if len(word) <= letters), 0)
        for mistakes in range(1, most + 1):
            if near := self._within(word, mistakes):
                return self._first(Correction(other, 1 - mistakes / (len(word) / 2 + 1)) for other in near)
        return ()

    def beginning_with(self, start: str) -> list[str]:
        """The words that begin so, those that stand out first."""
        return self._foremost(_beginning_with(start, self._in_order))

    def containing(self, part: str) -> list[str]:
        """The longer words that begin or end so."""
        ending = (word[::-1] for word in _beginning_with(part[::-1], self._backwards))
        found = {*_beginning_with(part, self._in_order), *ending}
        return self._foremost(word for word in found if len(word) >= len(part) + SHORTEST_PART)

    def _foremost(self, words: Iterable[str]) -> list[str]:
        return nlargest(MOST_LONGER, words, key=lambda word: (self._prominence[word], word))

    def _within(self, word: str, mistakes: int) -> list[str]:
        lengths = range(len(word) - mistakes, len(word) + mistakes + 1)
        return [
            other
            for length in lengths
            for other, _distance, _place in process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=mistakes, limit=MOST * 3
            )
        ]

    def _first(self, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
        ordered = sorted(corrections, key=lambda each: (-each.nearness, -self._prominence[each.word], each.word))
        return tuple(ordered[:MOST])


def _beginning_with(start: str, in_order: Sequence[str]) -> Iterator[str]:
    return takewhile(lambda word: word.startswith(start), islice(in_order, bisect_left(in_order, start), None))
