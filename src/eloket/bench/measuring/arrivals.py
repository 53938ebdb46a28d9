"""From a first sign-in to a full vault: over the queue, and by plain calls one after the other."""

import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles
from uuid import UUID

from eloket.bench.figures import Figure
from eloket.config.reactions import REACTIONS
from eloket.core import clock
from eloket.core.news import react
from eloket.core.numbers import NationalNumber
from eloket.documents.actions import reconcile
from eloket.documents.models import Document
from eloket.profiles.actions import open_profile
from eloket.profiles.news import FactsChanged, ProfileOpened
from eloket.registries.actions import refresh

WARM_UP = 4
PATIENCE_SECONDS = 30
_PLAIN = "plain calls, no queue"


class NeverCame(Exception):
    """The worker made no documents for somebody who signed in."""


def figures(numbers: Sequence[NationalNumber]) -> Iterator[Figure]:
    """Needs a worker that runs. Opens a profile for each of these people."""
    queued, plain = [], []
    for nth, number in enumerate(numbers):
        if nth % 2:
            plain.append(_milliseconds(_by_plain_calls, number))
        else:
            queued.append(_milliseconds(_by_queue, number))
    queued, plain = queued[WARM_UP:], plain[WARM_UP:]
    note = f"{len(queued)} people, one at a time"
    yield Figure("first sign-in to full vault, p50", median(queued), "ms", median(plain), _PLAIN, note)
    yield Figure("first sign-in to full vault, p95", _p95(queued), "ms", _p95(plain), _PLAIN)


def _milliseconds(arrive: Callable[[NationalNumber], None], number: NationalNumber) -> float:
    began = time.perf_counter()
    arrive(number)
    return (time.perf_counter() - began) * 1000


def _by_queue(number: NationalNumber) -> None:
    profile = open_profile(number, now=clock.now())
    until = time.monotonic() + PATIENCE_SECONDS
    # All documents of a vault appear in one transaction: the first one seen is the last one made.
    while not _is_full(profile.pk):
        if time.monotonic() > until:
            raise NeverCame
        time.sleep(0.001)


def _by_plain_calls(number: NationalNumber) -> None:
    react({ProfileOpened: [], FactsChanged: []})
    try:
        profile = open_profile(number, now=clock.now())
        refresh(profile.pk, purpose="profile", now=clock.now())
        reconcile(profile.pk, today=clock.today(), now=clock.now())
    finally:
        react(REACTIONS)


def _is_full(profile: UUID) -> bool:
    return bool(Document.objects.held_by(profile).exists())


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]
