"""How far a city is built, for whoever waits at a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from eloket.registries.records import PersonRecord

WIDTH = 40


def shown(
    households: Iterable[Sequence[PersonRecord]], *, citizens: int, on: TextIO
) -> Iterator[Sequence[PersonRecord]]:
    """Passes households on. A bar that fills up on a terminal; elsewhere, a line for each tenth."""
    bar = on.isatty()
    steps = 100 if bar else 10
    placed, step = 0, 0
    for members in households:
        yield members
        placed += len(members)
        reached = min(placed * steps // max(citizens, 1), steps)
        if reached > step:
            step = reached
            on.write(_bar(step) if bar else f"{step * 100 // steps} %: {placed:,} citizens\n")
            on.flush()
    if bar:
        on.write("\n")


def _bar(percent: int) -> str:
    full = WIDTH * percent // 100
    return f"\r[{'█' * full}{' ' * (WIDTH - full)}] {percent} %"
