"""What this room refuses."""

from eloket.core.errors import Refused


class NotAnswered(Refused):
    """Not every question is answered, or an answer no longer holds today."""


class AlreadyDecided(Refused):
    """Somebody decided before."""


class ChangedMeanwhile(Refused):
    """Somebody changed the case since it was opened: look again, then decide."""


class ReasonMissing(Refused):
    """A refusal needs a reason that the citizen can read."""
