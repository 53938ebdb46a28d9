"""What every refusal in the house has in common."""


class Refused(Exception):
    """An act was not allowed in this state. Shown to whoever asked, never logged as a fault."""
