from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class MessageWritten:
    message_id: UUID
