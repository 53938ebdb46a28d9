from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from eloket.audit.models import Act
from eloket.core.actors import Actor


@dataclass(frozen=True)
class Trace:
    """What to write down about one act. `purpose` says why, `about` names the case or the document."""

    act: Act
    profile: UUID | None
    purpose: str = ""
    about: str = ""


def record(trace: Trace, *, actor: Actor, at: datetime) -> None:
    """Write one act down, in the transaction of the act: it happened if and only if it is here."""
    record_all([trace], actor=actor, at=at)


def record_all(traces: Iterable[Trace], *, actor: Actor, at: datetime) -> None:
    who = (actor.kind, actor.key, actor.name)
    rows = [(at, trace.act.value, trace.profile, *who, trace.purpose, trace.about) for trace in traces]
    # COPY takes half the time of an INSERT for one entry, and a quarter for a thousand.
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for row in rows:
            copy.write_row(row)


_COPY = """
    COPY audit_entry (at, act, profile_key, actor_kind, actor_key, actor_name, purpose, about) FROM STDIN
"""
