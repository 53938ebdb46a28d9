"""What a register can refuse."""

from eloket.core.errors import Refused


class SourceUnavailable(Refused):
    """The register does not answer, or answered with a fault of its own."""


class PersonUnknown(Refused):
    """The register holds nobody with this number."""


class EventRefused(Refused):
    """The register does not accept this event: the sentence says why."""
