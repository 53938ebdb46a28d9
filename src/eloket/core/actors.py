"""Who does something: the person or the city itself."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """`kind` is citizen, staff or system; `key` names the profile or the staff member."""

    kind: str
    key: UUID | None = None
    name: str = ""

    SYSTEM: ClassVar["Actor"]


Actor.SYSTEM = Actor(kind="system")
