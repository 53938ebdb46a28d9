"""Pages a second over the real server, against a bare answer of the same size by the same server."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from statistics import median
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eloket.bench.figures import Figure
from eloket.bench.load import Answers
from eloket.bench.measuring.browsers import STRANGER, Browser, signed_in
from eloket.bench.programs import Server, cpu_seconds

CONNECTIONS = 8
ROUNDS = 3
SECONDS, BARE_SECONDS, WARM_UP_SECONDS = 2.0, 0.8, 0.7
_BARE = "bare answer, same size"
PAGES: Mapping[str, tuple[str, bool]] = {
    "home page": ("/", False),
    "service page": ("/diensten/verhuizing/", False),
    "form, prefilled": ("/aanvragen/verhuizing/", True),
    "vault": ("/mijn/documenten/", True),
}


class WrongAnswer(Exception):
    """A page under measurement did not answer as it does to a citizen."""


@dataclass(frozen=True)
class Page:
    name: str
    path: str
    browsers: Sequence[Browser]
    size: int
    queries: int

    @property
    def requests(self) -> list[list[str]]:
        return [[browser.get(self.path)] for browser in self.browsers]

    @property
    def bare(self) -> list[list[str]]:
        return [[STRANGER.get(f"/{self.size}")]] * CONNECTIONS


def figures(web: Server, bare: Server, citizens: Sequence[UUID]) -> Iterator[Figure]:
    people = [signed_in(profile) for profile in citizens[:CONNECTIONS]]
    strangers = [STRANGER] * CONNECTIONS
    pages = [_page(name, path, people if personal else strangers) for name, (path, personal) in PAGES.items()]
    for page in pages:
        web.load(page.requests, WARM_UP_SECONDS)
    rounds = [
        [(_loaded(web, page.requests, SECONDS), _loaded(bare, page.bare, BARE_SECONDS)) for page in pages]
        for _ in range(ROUNDS)
    ]
    for page, pairs in zip(pages, zip(*rounds, strict=True), strict=True):
        yield from _figures(page, [ours for ours, _ in pairs], [least for _, least in pairs])
    for page in pages:
        yield Figure(f"{page.name}: queries", page.queries, "")
        yield Figure(f"{page.name}: size", page.size / 1024, "kB")


def checked(answers: Answers, *, status: str) -> Answers:
    if set(answers.statuses) != {status}:
        raise WrongAnswer(answers.statuses)
    return answers


@dataclass(frozen=True)
class Loaded:
    """Answers, with the milliseconds of processor that each took in the web workers."""

    answers: Answers
    processor_ms: float


def _loaded(server: Server, requests: Sequence[Sequence[str]], seconds: float) -> Loaded:
    before = cpu_seconds(server.workers)
    answers = checked(server.load(requests, seconds), status="200")
    return Loaded(answers, (cpu_seconds(server.workers) - before) * 1000 / answers.count)


def _figures(page: Page, ours: Sequence[Loaded], least: Sequence[Loaded]) -> Iterator[Figure]:
    rate, limit = (median(each.answers.rate for each in loads) for loads in (ours, least))
    p50, p99 = (median(getattr(each.answers, name) for each in ours) for name in ("p50_ms", "p99_ms"))
    yield Figure(page.name, rate, "/s", limit, _BARE, f"p50 {p50:.0f} ms, p99 {p99:.0f} ms")
    # Of a machine that is busy with other things as well, this says more than the rate.
    processor, least_processor = (median(each.processor_ms for each in loads) for loads in (ours, least))
    yield Figure(f"{page.name}: processor", processor, "ms", least_processor, _BARE)


def _page(name: str, path: str, browsers: Sequence[Browser]) -> Page:
    """Asked once inside this process, to see its queries and its size; a first time to fill what is kept in memory."""
    client = Client(headers={"host": "localhost", "accept-language": "nl"})
    client.cookies = SimpleCookie(dict(browsers[0].cookies))
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    if response.status_code != 200:
        raise WrongAnswer(path, response.status_code)
    return Page(name, path, browsers, len(response.content), len(queries))
