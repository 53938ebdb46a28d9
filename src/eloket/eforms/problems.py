from collections.abc import Mapping, Sequence
from typing import Any


def marked(text: str) -> str:
    """Marks a Dutch sentence for translation; whoever shows it translates it."""
    return text


class Problem(Exception):
    """What is wrong with an answer and what to do, as a sentence for one field of the page.

    `values` fill the places in the sentence; a date among them is written in the reader's language.
    """

    def __init__(self, field: str, text: str, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(field, text)
        self.field = field
        self.text = text
        self.values = values or {}


class Problems(Exception):
    """Everything that is wrong with the answers to one page."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(*problems)
        self.problems = problems
