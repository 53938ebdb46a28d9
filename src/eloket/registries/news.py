from dataclasses import dataclass


@dataclass(frozen=True)
class RegisterTold:
    """A register was told of a change: its change feed has something new."""
