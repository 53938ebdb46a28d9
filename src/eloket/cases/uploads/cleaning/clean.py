from dataclasses import dataclass


@dataclass(frozen=True)
class Clean:
    """A file as it may be kept. `pages` is of a PDF only."""

    content: bytes
    media_type: str
    pages: int | None = None
