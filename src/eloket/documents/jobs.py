from datetime import date
from uuid import UUID

from django.db import OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from eloket.core import clock
from eloket.documents import actions
from eloket.documents.errors import Overtaken, ProfileClosed

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=2, retry_exceptions=[Overtaken, OperationalError])


@app.task(name="documents.reconcile", retry=AGAIN)
def reconcile(profile_id: str) -> None:
    try:
        actions.reconcile(UUID(profile_id), today=clock.today(), now=clock.now())
    except ProfileClosed:
        return


@app.task(name="documents.renew_due")
def renew_due(day: str) -> int:
    """Renew what is due by this day; the number of documents."""
    return sum(actions.renew_due(today=date.fromisoformat(day), now=clock.now()))
