from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from eloket.core import clock
from eloket.correspondence import actions

# A mail server that is down is tried again after 4, 16, 64, … seconds, up to about three days.
PATIENT = RetryStrategy(max_attempts=9, exponential_wait=4, retry_exceptions=[OSError])


@app.task(name="correspondence.deliver", retry=PATIENT)
def deliver(message_id: str) -> None:
    actions.deliver(UUID(message_id), now=clock.now())
