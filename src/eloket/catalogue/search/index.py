"""The index of a catalogue: built once from its definitions, asked many times. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.search.fields import DUTCH
from eloket.catalogue.search.side import Side
from eloket.catalogue.search.words import LANGUAGES, folded


@dataclass(frozen=True)
class Found:
    """`slugs` the best first; `corrected` the query as it was understood, empty when nothing was corrected."""

    slugs: tuple[str, ...]
    words: tuple[str, ...] = ()
    corrected: str = ""


class Index:
    def __init__(self, services: Mapping[str, ServiceDefinition]) -> None:
        self.services = services
        self._slugs = tuple(services)
        self._sides: dict[str, Side] = {}
        self._making = Lock()

    @classmethod
    def of(cls, entries: Iterable[tuple[str, ServiceDefinition]]) -> "Index":
        return cls(dict(entries))

    def in_order(self, language: str) -> tuple[str, ...]:
        """All services, by title."""
        return tuple(sorted(self._slugs, key=lambda slug: folded(self.services[slug].title[language])))

    def side(self, language: str) -> Side:
        """The services in one language; made when it is first asked for."""
        code = language if language in LANGUAGES else DUTCH
        with self._making:
            if code not in self._sides:
                self._sides[code] = Side(tuple(self.services.values()), code)
        return self._sides[code]

    def search(self, query: str, language: str, *, is_typing: bool = False) -> Found:
        """In this language; in another when it finds nothing, for people type words of several."""
        others = [code for code in LANGUAGES if code != language]
        tried = (self._search(query, code, is_typing) for code in (language, *others))
        return next((found for found in tried if found.slugs), Found(()))

    def _search(self, query: str, language: str, is_typing: bool) -> Found:
        reading, ranked = self.side(language).search(query, is_typing=is_typing)
        return Found(tuple(self._slugs[place] for place in ranked), reading.words, reading.corrected)
