"""What of a service is searched, and how much each part of it counts. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.search.words import LANGUAGES

DUTCH = "nl"


@dataclass(frozen=True)
class Field:
    """The telling words of each of its texts. A name is what a service is called: it is looked at as a whole too."""

    texts: tuple[tuple[str, ...], ...]
    weight: float
    is_name: bool

    @property
    def words(self) -> Iterator[str]:
        return (word for text in self.texts for word in text)


def fields(definition: ServiceDefinition, code: str) -> tuple[Field, ...]:
    """The weightiest first."""
    return tuple(
        Field(tuple(tuple(LANGUAGES[code].telling(text)) for text in texts), weight, is_name)
        for texts, weight, is_name in _texts(definition, code)
    )


def _texts(definition: ServiceDefinition, code: str) -> Iterator[tuple[Sequence[str], float, bool]]:
    yield [definition.title[code]], 1.0, True
    # Keywords are Dutch, and who reads another language types Dutch words too: they stand on letters and signs.
    yield definition.keywords, 0.9, True
    if code != DUTCH:
        yield [definition.title[DUTCH]], 0.7, True
    if definition.output:
        yield [definition.output.title[code]], 0.7, True
    yield [definition.summary[code]], 0.45, False
    yield [text[code] for text in (*definition.about, *definition.you_need)], 0.2, False
