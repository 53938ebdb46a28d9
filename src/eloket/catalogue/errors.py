"""What this room refuses."""

from collections.abc import Sequence

from eloket.catalogue.rules import Problem
from eloket.core.errors import Refused


class FolderMistaken(Refused):
    """A folder says something that no service can be; each mistake is a sentence with its file."""


class DraftOpen(Refused):
    """Somebody is writing this service already: go on with that draft, or throw it away."""


class SlugTaken(Refused):
    """There is a service, or a draft of one, under this address."""


class ChangedMeanwhile(Refused):
    """Somebody else changed this draft since it was opened, or it is no longer there."""


class NotReady(Refused):
    """It cannot be published as it is."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(*(f"{problem.where}: {problem.sentence}" for problem in problems))
        self.problems = problems


class NothingNew(Refused):
    """The draft says what is published already."""


class NotSubmitted(Refused):
    """Nobody asked for approval of this draft, or it was changed since."""


class SameEyes(Refused):
    """Whoever submitted a draft, or changed it last, does not approve it."""


class NoteMissing(Refused):
    """A draft goes back with a reason."""
