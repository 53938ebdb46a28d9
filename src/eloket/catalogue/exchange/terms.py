"""How long a term is, in the ISO 8601 durations that other systems read."""

from eloket.catalogue.definition import Term


def duration(term: Term) -> str:
    """P14D. Working days are told as the calendar days they take: five are a week."""
    return f"P{_days(term)}D"


def _days(term: Term) -> int:
    if term.days is not None:
        return term.days
    weeks, rest = divmod(term.working_days or 0, 5)
    # Of what is left over, a weekend may lie in between.
    return weeks * 7 + (rest + 2 if rest else 0)
