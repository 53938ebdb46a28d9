from dataclasses import dataclass

from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence


@dataclass(frozen=True)
class Problem:
    """What is wrong at one place of the record of a service, and what to do about it."""

    at: At
    sentence: Sentence

    @property
    def where(self) -> str:
        return ".".join(map(str, self.at))
