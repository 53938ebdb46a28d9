from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from eloket.cases import actions
from eloket.core import clock
from eloket.registries.errors import SourceUnavailable

PATIENT = RetryStrategy(max_attempts=9, exponential_wait=4, retry_exceptions=[SourceUnavailable])


@app.task(name="cases.advance", retry=PATIENT)
def advance(case_id: str) -> None:
    actions.advance(UUID(case_id), today=clock.today(), now=clock.now())
