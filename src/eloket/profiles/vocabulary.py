"""The one list of names for facts, with who holds them and how they are shown."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml


@dataclass(frozen=True)
class Fact:
    """`holder`: a register (read only here), or the citizen's own. `form` says how a value is written out."""

    name: str
    labels: dict[str, str]
    holder: Literal["register", "own"]
    form: str

    def label(self, language: str) -> str:
        return self.labels[language]


def _read() -> dict[str, Fact]:
    entries = yaml.safe_load((Path(__file__).parent / "vocabulary.yaml").read_text())
    return {name: Fact(name, entry["label"], entry["holder"], entry["form"]) for name, entry in entries.items()}


VOCABULARY = _read()
