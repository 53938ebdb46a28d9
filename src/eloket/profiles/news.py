"""What this room announces."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class ProfileOpened:
    profile_id: UUID


@dataclass(frozen=True)
class FactsChanged:
    profile_id: UUID
