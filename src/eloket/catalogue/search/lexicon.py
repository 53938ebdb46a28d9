"""The words of a catalogue in one language, and what each of them may mean. Pure."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from eloket.catalogue.search import compounds
from eloket.catalogue.search.corrections import Correction, Vocabulary
from eloket.catalogue.search.synonyms import Phrase, Synonyms
from eloket.catalogue.search.words import Key, Language

SYNONYM, ALL_PARTS, ONE_PART = 0.75, 0.85, 0.45
SHORTEST_PART_BY_STEM = SHORTEST_IN_LONGER = 4


@dataclass(frozen=True)
class Sense:
    """One thing that a word may mean: terms that must all be there, each under one of its keys."""

    terms: tuple[tuple[Key, ...], ...]
    weight: float

    def lighter(self, weight: float) -> "Sense":
        return Sense(self.terms, self.weight * weight)


class Lexicon:
    """Built from the words that the services use, with how much each stands out among them."""

    def __init__(self, language: Language, synonyms: Synonyms, prominence: Mapping[str, float]) -> None:
        self.language, self.synonyms = language, synonyms
        telling = {word: much for word, much in prominence.items() if word not in language.ignored}
        self._words: Set[str] = telling.keys() | synonyms.vocabulary
        self._keys = {key for word in self._words for key in language.keys(word)}
        self._vocabulary = Vocabulary({word: telling.get(word, 0.5) for word in self._words if not word.isdigit()})
        self.parts = lru_cache(maxsize=50_000)(self._parts)

    def knows(self, word: str) -> bool:
        return word in self._words or not self._keys.isdisjoint(self.language.keys(word))

    def has(self, word: str) -> bool:
        """In this very form."""
        return word in self._words

    def has_stem_of(self, word: str) -> bool:
        """In this form but for its ending: for a word that nobody typed as one, a stem in its middle says nothing."""
        stems = [key for key in self.language.keys(word) if word.startswith(key[:-1])]
        return self.has(word) or not self._keys.isdisjoint(stems)

    def nearest(self, word: str) -> tuple[Correction, ...]:
        return self._vocabulary.nearest(word)

    def beginning_with(self, start: str) -> list[str]:
        return self._vocabulary.beginning_with(start)

    def containing(self, word: str) -> list[str]:
        """The compounds that begin or end with this word, which stands nowhere alone: of "wafels" wafelverkoop."""
        stems = (stem for stem in (word, *self.language.keys(word)) if len(stem) >= SHORTEST_IN_LONGER)
        return next(filter(None, map(self._vocabulary.containing, stems)), [])

    def sense(self, phrase: Phrase, weight: float) -> Sense:
        return Sense(tuple(self.language.keys(word) for word in phrase), weight)

    def senses(self, word: str) -> Iterator[Sense]:
        """Of a word that is known: itself, what else it is called, and what it is made of."""
        yield self.sense((word,), 1)
        yield from self._synonyms(word, SYNONYM)
        if parts := self.parts(word):
            yield self.sense(parts, ALL_PARTS)
            for part in parts:
                yield self.sense((part,), ONE_PART)
                yield from self._synonyms(part, ONE_PART * SYNONYM)

    def _synonyms(self, word: str, weight: float) -> Iterator[Sense]:
        for _length, others in self.synonyms.at((word,), 0):
            yield from (self.sense(other, weight) for other in others)

    def _parts(self, word: str) -> tuple[str, ...]:
        return compounds.parts(word, self._stands_alone)

    def _stands_alone(self, part: str) -> bool:
        return part in self._words or (len(part) >= SHORTEST_PART_BY_STEM and self.knows(part))
