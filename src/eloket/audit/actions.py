from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eloket.audit.models import Act, Entry
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
    Entry.objects.bulk_create(
        Entry(
            at=at,
            act=trace.act,
            profile_key=trace.profile,
            actor_kind=actor.kind,
            actor_key=actor.key,
            actor_name=actor.name,
            purpose=trace.purpose,
            about=trace.about,
        )
        for trace in traces
    )
