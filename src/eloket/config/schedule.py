"""What happens by the clock. Every job may run twice, and one that was missed is made up by the next."""

from contextlib import suppress

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from eloket.cases import drafts, helping
from eloket.cases.uploads import storing
from eloket.core import clock
from eloket.documents.jobs import renew_due
from eloket.identity.session_store import SessionStore
from eloket.registries.errors import SourceUnavailable
from eloket.registries.jobs import read_mutations

# A worker writes a sign of life every 10 seconds. One that was silent for longer than this was killed.
SILENT_SECONDS = 45


# Every hour instead of at midnight: the day begins at another hour in the database's clock in summer, and a
# night that was missed is made up within the hour. Asking when nothing is due costs one look at an index.
@app.periodic(cron="5 * * * *")
@app.task(name="schedule.renew_due", queueing_lock="renew_due", lock="renew_due")
def renew(timestamp: int) -> None:
    renew_due(clock.today().isoformat())


@app.periodic(cron="* * * * *")
@app.task(name="schedule.read_mutations", queueing_lock="schedule.read_mutations")
def read_register_news(timestamp: int) -> None:
    # The next minute asks again.
    with suppress(SourceUnavailable):
        read_mutations()


@app.periodic(cron="* * * * *")
@app.task(name="schedule.rescue", queueing_lock="rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Give the jobs of killed workers to another: the queue never does that by itself."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        await manager.retry_job(job)


@app.periodic(cron="35 * * * *")
@app.task(name="schedule.try_again", queueing_lock="try_again", pass_context=True)
async def try_again(context: JobContext, timestamp: int) -> None:
    """Queue what gave up once more: nothing is lost to a register or a mail server that was down for a day.

    Every job may run twice. Those with a queueing lock come again by themselves.
    """
    manager = context.app.job_manager
    for job in await manager.list_jobs_async(status=Status.FAILED.value):
        if job.queueing_lock is None:
            await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(name="schedule.forget_jobs", queueing_lock="forget_jobs", pass_context=True)
async def forget_finished_jobs(context: JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(nb_hours=72)


@app.periodic(cron="23 3 * * *")
@app.task(name="schedule.forget_sessions", queueing_lock="forget_sessions")
def forget_ended_sessions(timestamp: int) -> None:
    SessionStore.clear_expired()


@app.periodic(cron="50 * * * *")
@app.task(name="schedule.sweep_uploads", queueing_lock="sweep_uploads")
def sweep_uploads(timestamp: int) -> None:
    storing.sweep(now=clock.now())


@app.periodic(cron="29 3 * * *")
@app.task(name="schedule.forget_drafts", queueing_lock="forget_drafts")
def forget_drafts(timestamp: int) -> None:
    drafts.forget_past(today=clock.today())
    helping.forget_past(now=clock.now())
