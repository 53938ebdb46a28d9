"""Who is signed in, kept in the session: a citizen and a staff member each in a place of their own.

A session ends after 15 minutes without a page, and after 12 hours (citizen) or 8 hours (staff) whatever happens.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from eloket.core.actors import Actor

IDLE = timedelta(minutes=15)
LONGEST = {"citizen": timedelta(hours=12), "staff": timedelta(hours=8)}
# Writing the session at every page would double the writes; a minute is near enough.
NOTED_EVERY = timedelta(minutes=1)
_BEFORE = "{}_before"


@dataclass(frozen=True)
class SignedIn:
    """`key` is the profile of a citizen or the row of a staff member; `level` the assurance, `team` of staff."""

    who: str
    key: UUID
    name: str
    level: str = ""
    team: str = ""

    @property
    def actor(self) -> Actor:
        # A citizen's own name is not repeated in a log about that citizen.
        return Actor(self.who, self.key, self.name if self.who == "staff" else "")


def begin(session: SessionBase, person: SignedIn, *, now: datetime) -> None:
    session.cycle_key()
    session.pop(_BEFORE.format(person.who), None)
    session[person.who] = asdict(person) | {
        "key": str(person.key),
        "since": now.timestamp(),
        "seen": now.timestamp(),
    }


def end(session: SessionBase, who: str) -> None:
    session.pop(who, None)
    session.cycle_key()


def was_signed_in(session: SessionBase, who: str) -> UUID | None:
    """Who was signed in on this place until it took too long, and did not leave by themselves."""
    kept = session.get(_BEFORE.format(who))
    return UUID(kept) if kept else None


def current(session: SessionBase, who: str, *, now: datetime) -> SignedIn | None:
    """Who is signed in on this place, if not for too long. Notes that a page was asked for."""
    kept = session.get(who)
    if kept is None:
        return None
    if _is_over(kept, who, now.timestamp()):
        session.pop(who)
        session[_BEFORE.format(who)] = kept["key"]
        return None
    if now.timestamp() - kept["seen"] > NOTED_EVERY.total_seconds():
        session[who] = kept | {"seen": now.timestamp()}
    return SignedIn(who, UUID(kept["key"]), kept["name"], kept["level"], kept["team"])


def _is_over(kept: dict[str, Any], who: str, now: float) -> bool:
    return bool(now - kept["seen"] > IDLE.total_seconds() or now - kept["since"] > LONGEST[who].total_seconds())
