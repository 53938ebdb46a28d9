"""What the worker holds while it renews the whole city in one job, as it does at night."""

import time
from collections.abc import Iterator

from procrastinate.contrib.django.models import ProcrastinateJob

from eloket.bench.figures import Figure
from eloket.bench.measuring.documents import day_when_all_are_due
from eloket.bench.programs import forget_peak, peak_mb, resident_mb
from eloket.documents.jobs import renew_due
from eloket.documents.models import Document

PATIENCE_SECONDS = 60


class NotRenewed(Exception):
    """The worker did not finish the renewals."""


def figures(worker: int) -> Iterator[Figure]:
    """Needs a worker that runs and a city full of documents; renews them all."""
    day = day_when_all_are_due()
    renewed = Document.objects.due(day).count()
    # Its own imports behind it, so that what is measured is the work.
    _finish(renew_due.defer(day="2000-01-01"))
    before = resident_mb(worker)
    forget_peak(worker)
    _finish(renew_due.defer(day=day.isoformat()))
    note = f"{renewed:,} documents in one job; {before:.0f} MB before"
    yield Figure("worker: peak memory while renewing", peak_mb(worker), "MB", note=note)


def _finish(job: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not ProcrastinateJob.objects.filter(pk=job, status="succeeded").exists():
        if time.monotonic() > until:
            raise NotRenewed
        time.sleep(0.05)
