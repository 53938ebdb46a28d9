"""A catalogue in one language, ready to be searched. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.search.fields import Field, fields
from eloket.catalogue.search.lexicon import Lexicon
from eloket.catalogue.search.names import Name, NamedWord
from eloket.catalogue.search.postings import Postings
from eloket.catalogue.search.ranking import Ranking
from eloket.catalogue.search.reading import WEAK, Reader, Reading
from eloket.catalogue.search.synonyms import synonyms
from eloket.catalogue.search.words import LANGUAGES, Key

OF_PART = 0.55
"""How strongly a service has a word that stands in it as a part of a longer one."""


class Side:
    def __init__(self, services: Sequence[ServiceDefinition], code: str) -> None:
        self._language = LANGUAGES[code]
        read = [fields(definition, code) for definition in services]
        self._lexicon = Lexicon(self._language, synonyms(code), _prominence(read))
        self._reader = Reader(self._lexicon)
        self._named, self._shares = cache(self._name_word), cache(self._share)
        self._postings = Postings([self._strengths(each) for each in read])
        self._ranking = Ranking(self._postings, [tuple(self._names(each)) for each in read])

    def search(self, query: str, *, is_typing: bool) -> tuple[Reading, list[int]]:
        """The query as it was read, and the places of the services that answer it."""
        reading = self._reader.read(query, is_typing=is_typing)
        return reading, self._ranking.rank(reading)

    def _strengths(self, read: Sequence[Field]) -> Mapping[Key, float]:
        found: dict[Key, float] = {}
        for word, weight in _weightiest(read).items():
            for key, share in self._shares(word).items():
                if weight * share > found.get(key, 0.0):
                    found[key] = weight * share
        return found

    def _share(self, word: str) -> Mapping[Key, float]:
        return dict.fromkeys(self._keys_of_parts(word), OF_PART) | dict.fromkeys(self._language.keys(word), 1.0)

    def _keys_of_parts(self, word: str) -> Iterator[Key]:
        return (key for part in self._lexicon.parts(word) for key in self._language.keys(part))

    def _names(self, read: Sequence[Field]) -> Iterator[Name]:
        for field in read:
            if field.is_name:
                yield from (Name(tuple(map(self._named, text)), field.weight) for text in field.texts)

    def _name_word(self, word: str) -> NamedWord:
        keys = self._language.keys(word)
        weight = WEAK if word in self._language.weak else 1.0
        return NamedWord.of(keys, self._keys_of_parts(word), weight * self._postings.rarity(keys))


def _weightiest(read: Sequence[Field]) -> Mapping[str, float]:
    """Each word of a service with the weight of the weightiest field it stands in."""
    weights: dict[str, float] = {}
    for field in read:
        for word in field.words:
            weights.setdefault(word, field.weight)
    return weights


def _prominence(read: Iterable[Sequence[Field]]) -> Mapping[str, float]:
    """Of every word how much it stands out: in how many services, and in how weighty a place."""
    much: dict[str, float] = {}
    for of_one in read:
        for word, weight in _weightiest(of_one).items():
            much[word] = much.get(word, 0.0) + weight
    return much
