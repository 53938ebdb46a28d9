"""Sentences that rules say and screens show: Dutch, marked for translation, translated by whoever shows them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from eloket.core.texts import Text


@dataclass(frozen=True)
class Sentence:
    """`values` fill the places in the text; sentences and texts among them are read in the same language."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.read("nl", str)

    def read(self, language: str, translated: Callable[[str], str]) -> str:
        """In this language, of which `translated` knows the texts."""
        values = {name: _read(value, language, translated) for name, value in self.values.items()}
        return translated(self.text) % values if values else translated(self.text)


def _read(value: Any, language: str, translated: Callable[[str], str]) -> Any:
    if isinstance(value, Sentence):
        return value.read(language, translated)
    if isinstance(value, Text):
        # What has no English yet is called by its Dutch name.
        return value[language] or value.nl
    if isinstance(value, tuple):
        return ", ".join(str(_read(each, language, translated)) for each in value)
    return value


def say(text: str, **values: Any) -> Sentence:
    """`say("“%(word)s” is een moeilijk woord.", word=word)`. Translators find the text by this name."""
    return Sentence(text, values)
