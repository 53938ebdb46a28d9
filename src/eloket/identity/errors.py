"""Why somebody cannot sign in."""

from eloket.core.errors import Refused


class ProviderUnavailable(Refused):
    """The provider does not answer."""


class SignInRefused(Refused):
    """The answer of the provider is not one to this question, or is not signed as it must be."""


class NotSureEnough(Refused):
    """Signed in with too low an assurance level for a profile."""


class NotStaff(Refused):
    """Nobody active among the staff has this account."""
