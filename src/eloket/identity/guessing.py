"""How often one browser may guess a code. The codes are long enough by themselves; this keeps people from trying."""

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

MOST, PAUSE = 5, timedelta(minutes=15)


def may_guess(session: SessionBase, what: str, *, now: datetime) -> bool:
    return len(_wrong(session, what, now)) < MOST


def note_wrong(session: SessionBase, what: str, *, now: datetime) -> None:
    session[f"wrong_{what}"] = [*_wrong(session, what, now), now.timestamp()]


def _wrong(session: SessionBase, what: str, now: datetime) -> list[float]:
    """When wrong codes were typed here, as far as it still counts."""
    since = (now - PAUSE).timestamp()
    return [at for at in session.get(f"wrong_{what}", ()) if at > since]
