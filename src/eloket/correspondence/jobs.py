from uuid import UUID

from procrastinate.contrib.django import app

from eloket.core import clock
from eloket.core.patience import patient
from eloket.correspondence import actions


@app.task(name="correspondence.deliver", retry=patient(OSError))
def deliver(message_id: str) -> None:
    actions.deliver(UUID(message_id), now=clock.now())
