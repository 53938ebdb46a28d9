"""`python -m eloket.bench.measuring FILE`: measure in the empty database that is given; the figures go to a file."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from eloket.bench.figures import Figure
from eloket.bench.measuring import arrivals, conditions, documents, memory, pages, papers, searches, submissions
from eloket.bench.measuring.city import settle
from eloket.bench.programs import job_worker, resident_mb, web_server
from eloket.profiles.models import Profile


def measure(logs: Path) -> Iterator[Figure]:
    """In an order in which no part works against another: the worker is gone before pages are asked for."""
    city = settle()
    yield from documents.figures(city.profiles)
    with job_worker(logs) as worker:
        yield from memory.figures(worker)
        yield from arrivals.figures(city.newcomers)
        yield Figure("worker: memory afterwards", resident_mb(worker), "MB")
    yield from papers.figures()
    yield from searches.figures()
    yield from conditions.figures()
    arrived = list(Profile.objects.numbered(city.newcomers).values_list("pk", flat=True))
    with (
        web_server("eloket.config.wsgi:application", logs) as web,
        web_server("eloket.bench.bare:application", logs) as bare,
    ):
        yield from pages.figures(web, bare, arrived)
        yield from submissions.figures(web, city.profiles)
        yield Figure("web worker: memory afterwards", max(map(resident_mb, web.workers)), "MB")


def main(kept: Path) -> None:
    began, figures = time.monotonic(), []
    for figure in measure(kept.parent):
        figures.append(asdict(figure))
        print(f"{time.monotonic() - began:4.0f} s  {figure.name}", file=sys.stderr, flush=True)
    kept.write_text(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
