"""The texts the city sends: one file each in `texts/`, in Dutch and English, with named places for values."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from eloket.core.texts import Strict, Text

FOLDER = Path(__file__).parent / "texts"


class Template(Strict):
    """`mail` is the subject of the e-mail: it may name the matter, never the person or what was decided.

    What is not `kept` holds a secret: its words are forgotten as soon as they are sent.
    """

    subject: Text
    body: Text
    mail: Text
    kept: bool = True


def _read() -> dict[str, Template]:
    return {file.stem: Template.model_validate(yaml.safe_load(file.read_text())) for file in FOLDER.glob("*.yaml")}


TEMPLATES = _read()


Words = str | Mapping[str, str | Sequence[str]]
"""A value for a place in a text: the same in every language, or one per language. A list becomes lines."""


def filled(template: str, language: str, words: Mapping[str, Words]) -> tuple[str, str]:
    """Subject and body. Raises KeyError when the text names a place that `words` does not fill."""
    values = {name: _word(value, language) for name, value in words.items()}
    text = TEMPLATES[template]
    return text.subject[language].format_map(values), text.body[language].format_map(values)


def _word(value: Words, language: str) -> str:
    chosen = value if isinstance(value, str) else value[language]
    return chosen if isinstance(chosen, str) else "\n".join(f"- {item}" for item in chosen)
