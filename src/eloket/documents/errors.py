"""What this room refuses."""

from eloket.core.errors import Refused


class NotEntitled(Refused):
    """The register does not know what this document has to state."""


class Overtaken(Refused):
    """Somebody else changed this vault in the same moment; nothing was written. Try again."""


class ProfileClosed(Refused):
    """No document is issued to a profile that is closed."""
