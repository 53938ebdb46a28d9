from uuid import UUID

from procrastinate.contrib.django import app

from eloket.cases import actions
from eloket.core import clock
from eloket.core.patience import patient
from eloket.registries.errors import SourceUnavailable


@app.task(name="cases.advance", retry=patient(SourceUnavailable))
def advance(case_id: str) -> None:
    actions.advance(UUID(case_id), today=clock.today(), now=clock.now())


@app.task(name="cases.report_doubts", retry=patient(SourceUnavailable))
def report_doubts(case_id: str) -> None:
    actions.report_doubts(UUID(case_id), now=clock.now())


@app.task(name="cases.verify_facts")
def verify_facts(profile_id: str) -> None:
    actions.verify_facts(UUID(profile_id), now=clock.now())
