from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from eloket.core import clock
from eloket.core.patience import patient
from eloket.registries import actions
from eloket.registries.errors import SourceUnavailable

PATIENT = patient(SourceUnavailable)
BATCH = 500


@app.task(name="registries.refresh", retry=PATIENT)
def refresh(profile_id: str, purpose: str = "profile") -> None:
    actions.refresh(UUID(profile_id), purpose=purpose, now=clock.now())


@app.task(name="registries.read_mutations", queueing_lock="read_mutations", lock="read_mutations", retry=PATIENT)
def read_mutations() -> None:
    """Refresh every profile that the register's news touches. The feed is read on only after all are queued."""
    while True:
        profiles, sequence = actions.touched_profiles(limit=BATCH)
        arguments: list[dict[str, JSONValue]] = [
            {"profile_id": str(profile), "purpose": "mutation"} for profile in profiles
        ]
        if arguments:
            refresh.batch_defer(*arguments)
        if not actions.mark_read(sequence):
            return
