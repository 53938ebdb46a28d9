"""Words as the search compares them: without capitals and accents, and by their stems. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import Stemmer
import yaml

Key = str
"""What equal words have in common. A word has a few; two words are equal when they share one."""

_WORD = re.compile(r"[^\W_]+")
_OWNED = re.compile(r"['’`´]s\b|['’`´]")
# "Kaartje", "paske", "boekske": what may stand behind a small thing.
_SMALL = ("tje", "pje", "je", "ske", "eke", "ke")
_SHORTEST_STEM = 3
_STEMMERS = {"nl": ("dutch", "dutch_porter"), "en": ("english",)}


def folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of a text in the form in which they are compared: "Foto's van café" gives foto, van, cafe."""
    return _WORD.findall(_OWNED.sub("", folded(text)))


def replaced(text: str, others: Mapping[str, str]) -> str:
    """The text with some of its words changed, given in the form in which they are compared."""
    return _WORD.sub(lambda word: others.get(folded(word[0]), word[0]), text)


@dataclass(frozen=True)
class Language:
    """The grammar of a language, as far as a search needs it: `language.yaml`."""

    code: str
    ignored: frozenset[str]
    weak: frozenset[str]
    particles: frozenset[str]
    forms: Mapping[str, str]

    @classmethod
    def of(cls, code: str, content: Mapping[str, Any]) -> "Language":
        lists = {name: frozenset(words(content[name])) for name in ("ignored", "weak", "particles")}
        forms = {form: group[0] for group in content["forms"] for form in group}
        return cls(code, forms=forms, **lists)

    @cached_property
    def _stemmers(self) -> tuple[Stemmer.Stemmer, ...]:
        return tuple(Stemmer.Stemmer(name) for name in _STEMMERS[self.code])

    def telling(self, text: str) -> list[str]:
        """The words that say what is meant."""
        return [word for word in words(text) if word not in self.ignored]

    def keys(self, word: str) -> tuple[Key, ...]:
        """Under what this word is found. Never empty."""
        return _keys(self.code, word)

    def _keys_of(self, word: str) -> Iterator[Key]:
        base = self.forms.get(word, word)
        for form in (base, *(self._smaller(word) if base == word else ())):
            # Two algorithms, for each misses what the other sees: "wijziging" and "gewijzigd", "huizen" and "huis".
            stems = [stemmer.stemWord(form) for stemmer in self._stemmers]
            # Of a stem that lost more than half of its word nobody knows what it means: "gesc", of "gescheiden".
            yield from [stem for stem in stems if len(stem) * 2 >= len(form)] or [form]
        # Both take the last letter of "fiets" for the s of several.
        if base.endswith("s"):
            yield base

    def _smaller(self, word: str) -> Iterator[str]:
        """What may be the word behind a participle, a verb in the third person or a small thing."""
        if self.code != "nl" or len(word) <= _SHORTEST_STEM + 1:
            return
        if word.startswith("ge") and word.endswith("en") and len(word) > _SHORTEST_STEM + 3:
            yield word[2:]
        if word.endswith(("d", "t")) and len(word) > _SHORTEST_STEM + 2:
            yield word[:-1]
        for ending in _SMALL:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                yield word[: -len(ending)]


@lru_cache(maxsize=100_000)
def _keys(code: str, word: str) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(LANGUAGES[code]._keys_of(word)))


@cache
def _content() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "language.yaml").read_text(encoding="utf-8"))
    return content


LANGUAGES = {code: Language.of(code, content) for code, content in _content().items()}
