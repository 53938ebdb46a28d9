"""What this room refuses."""

from eloket.core.errors import Refused


class FolderMistaken(Refused):
    """A folder says something that no service can be; each mistake is a sentence with its file."""
