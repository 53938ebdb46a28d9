"""First issues and renewals of a whole city, against COPY of the very rows they made."""

import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from statistics import median
from uuid import UUID

from django.db import connection
from django.db.models import Max

from eloket.bench.figures import Figure
from eloket.core import clock
from eloket.documents.actions import reconcile_all, renew_due
from eloket.documents.models import Document

ROUNDS = 3
# As many vaults at once as renew_due takes.
BATCH = 1000
_COPIED = "COPY of the same rows"


def figures(profiles: Sequence[UUID]) -> Iterator[Figure]:
    _make_clone()
    yield _figure("first issues", [_first_issues(profiles[nth::ROUNDS]) for nth in range(ROUNDS)])
    yield _figure("renewals", [_renewals() for _ in range(ROUNDS)])


def day_when_all_are_due() -> date:
    """Each renewal moves it on, so that every round renews the whole city again."""
    last: date = Document.objects.aggregate(last=Max("renew_on"))["last"]
    return last


def _figure(name: str, rounds: Sequence[tuple[int, float, float]]) -> Figure:
    rate = median(count / seconds for count, seconds, _ in rounds)
    limit = median(count / seconds for count, _, seconds in rounds)
    return Figure(name, rate, "/s", limit, _COPIED, f"{min(count for count, _, _ in rounds):,} documents a round")


def _first_issues(profiles: Sequence[UUID]) -> tuple[int, float, float]:
    """How many, in how many seconds, and in how many COPY wrote the same."""
    now, began = clock.now(), time.perf_counter()
    for start in range(0, len(profiles), BATCH):
        reconcile_all(profiles[start : start + BATCH], today=clock.today(), now=now)
    seconds = time.perf_counter() - began
    return _copied(now, seconds)


def _renewals() -> tuple[int, float, float]:
    day, now, began = day_when_all_are_due(), clock.now(), time.perf_counter()
    sum(renew_due(today=day, now=now))
    seconds = time.perf_counter() - began
    return _copied(now, seconds)


def _copied(now: datetime, seconds: float) -> tuple[int, float, float]:
    with connection.cursor() as cursor:
        with cursor.copy(
            f"COPY (SELECT * FROM documents_document WHERE issued_at = '{now.isoformat()}') TO STDOUT"
        ) as out:
            rows = b"".join(out)
        cursor.execute("TRUNCATE bench_document")
        began = time.perf_counter()
        with cursor.copy("COPY bench_document FROM STDIN") as copy:
            copy.write(rows)
        return cursor.rowcount, seconds, time.perf_counter() - began


def _make_clone() -> None:
    """The same columns, indexes and exclusion constraint, which LIKE takes along; foreign keys it does not."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_document (LIKE documents_document INCLUDING ALL)")
        cursor.execute(
            "SELECT count(*) FROM pg_constraint WHERE conrelid = 'bench_document'::regclass AND contype = 'x'"
        )
        assert cursor.fetchone()[0] == 1
