"""Words and phrases that mean the same, from `synonyms.yaml`. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eloket.catalogue.search.words import LANGUAGES, Key, Language

Phrase = tuple[str, ...]
FILE = Path(__file__).parent / "synonyms.yaml"


class SynonymMistaken(ValueError):
    """An entry of the file says nothing: all its words are ignored."""


@dataclass(frozen=True)
class Synonyms:
    """Of each phrase what else it may be called. Phrases stand under the first key of their first word."""

    language: Language
    others: Mapping[Phrase, tuple[Phrase, ...]]
    by_key: Mapping[Key, tuple[Phrase, ...]]

    @classmethod
    def of(cls, language: Language, content: Mapping[str, Any]) -> "Synonyms":
        others: dict[Phrase, dict[Phrase, None]] = {}
        for phrase, other in _pairs(language, content):
            others.setdefault(phrase, {})[other] = None
        by_key: dict[Key, list[Phrase]] = {}
        for phrase in others:
            for key in language.keys(phrase[0]):
                by_key.setdefault(key, []).append(phrase)
        return cls(
            language,
            {phrase: tuple(found) for phrase, found in others.items()},
            # The longest first: "vrij om te trouwen" before "trouwen".
            {key: tuple(sorted(found, key=len, reverse=True)) for key, found in by_key.items()},
        )

    @property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(word for phrase in self.others for word in phrase)

    def at(self, words: Sequence[str], place: int) -> Iterator[tuple[int, tuple[Phrase, ...]]]:
        """For each phrase that begins at this place: how many words it takes, and what else it may be called."""
        candidates = {phrase for key in self.language.keys(words[place]) for phrase in self.by_key.get(key, ())}
        for phrase in sorted(candidates, key=lambda each: (-len(each), each)):
            if len(phrase) <= len(words) - place and all(map(self._are_equal, phrase, words[place:])):
                yield len(phrase), self.others[phrase]

    def _are_equal(self, one: str, other: str) -> bool:
        return one == other or not set(self.language.keys(one)).isdisjoint(self.language.keys(other))


def _pairs(language: Language, content: Mapping[str, Any]) -> Iterator[tuple[Phrase, Phrase]]:
    groups = [[_phrase(language, text) for text in group] for group in content["same"]]
    for group in groups:
        yield from ((one, other) for one in group for other in group if one != other)
    for text, narrower in content["kinds_of"].items():
        general = _phrase(language, text)
        # Whoever types the narrower word finds all that the general one finds.
        found = dict.fromkeys([general, *(other for group in groups if general in group for other in group)])
        yield from ((_phrase(language, each), other) for each in narrower for other in found)


def _phrase(language: Language, text: str) -> Phrase:
    phrase = tuple(language.telling(str(text)))
    if not phrase:
        raise SynonymMistaken(f"'{text}' in {FILE.name} says nothing: all its words are ignored.")
    return phrase


@cache
def synonyms(code: str) -> Synonyms:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Synonyms.of(LANGUAGES[code], content[code])
