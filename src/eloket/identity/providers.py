"""What differs between identity providers: the names of claims, and what their levels are worth.

The same method is rated differently by different providers, so the table is kept per provider.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

LEVELS = ("low", "substantial", "high")
"""Assurance levels of Regulation (EU) 910/2014, lowest first."""


@dataclass(frozen=True)
class ProviderProfile:
    number_claim: str
    levels: Mapping[str, str] = field(default_factory=dict)

    def level(self, acr: str) -> str:
        """The level that this provider's `acr` stands for. Unknown means low."""
        return self.levels.get(acr, "low")


PROFILES = {
    "eidas": ProviderProfile(
        number_claim="rrn",
        levels={
            "http://eidas.europa.eu/LoA/low": "low",
            "http://eidas.europa.eu/LoA/substantial": "substantial",
            "http://eidas.europa.eu/LoA/high": "high",
        },
    ),
}


def is_enough(level: str, *, needed: str) -> bool:
    return LEVELS.index(level) >= LEVELS.index(needed)
