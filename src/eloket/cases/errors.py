"""What this room refuses."""

from eloket.core.errors import Refused


class NotAnswered(Refused):
    """Not every question is answered, or an answer no longer holds today."""


class AnswersChanged(Refused):
    """Another tab, or whoever helps, changed an answer after this page was shown: look again."""


class TooYoung(Refused):
    """The service asks for an age that this person has not reached."""


class AlreadyDecided(Refused):
    """Somebody decided before."""


class ChangedMeanwhile(Refused):
    """Somebody changed the case since it was opened: look again, then decide."""


class CodeUnknown(Refused):
    """No draft has this code: mistyped, or it does not hold any more."""


class AlreadyHelped(Refused):
    """A colleague helps with this code: the citizen can ask for another."""


class HelpEnded(Refused):
    """The citizen stopped it, its day is over, or the request was submitted."""


class NoConsent(Refused):
    """The citizen did not say that it may be submitted."""


class ReasonTooLong(Refused):
    """Longer than anybody reads."""


class ReasonMissing(Refused):
    """A refusal needs a reason that the citizen can read."""


class NotVerified(Refused):
    """No register confirmed what was typed, and nobody looked it up."""
