"""The catalogue for other systems: as CPSV-AP, and its history as snapshots for IPDC: docs/catalogue-exchange.md."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from logging import getLogger
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import ValidationError

from eloket.catalogue.exchange import cpsv
from eloket.catalogue.exchange.codes import DATA
from eloket.catalogue.exchange.instances import Edition, snapshot
from eloket.catalogue.exchange.ldes import PAGE_SIZE, Stream
from eloket.catalogue.models import ServiceVersion
from eloket.catalogue.shelf import Shelf, shelf
from eloket.core import clock
from eloket.identity.entry import public
from eloket.portal.publications import Publication, made_once, sent
from eloket.portal.publisher import absolute, publisher

log = getLogger(__name__)
JSON_LD = "application/ld+json"
WRITERS = {"turtle": cpsv.as_turtle, "json-ld": cpsv.as_json_ld}
CONTEXTS = ("ipdc-lpdc-im", "ldes")
# Of what was never published, and of what comes with the product. Not 1970: a zero counts as no moment.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
# Two publishers may write in the same minute, and the one that began first may be the last to finish: its version
# then takes its place among the others, on a page that was full already.
SETTLED_AFTER = timedelta(hours=1)


@public
def turtle(request: HttpRequest) -> HttpResponse:
    return sent(request, _catalogue("turtle", shelf().mark, clock.today()), "text/turtle; charset=utf-8")


@public
def json_ld(request: HttpRequest) -> HttpResponse:
    return sent(request, _catalogue("json-ld", shelf().mark, clock.today()), JSON_LD)


@made_once
def _catalogue(form: str, mark: str, today: date) -> Publication:
    on_offer = shelf()
    graph = cpsv.graph(on_offer.services, publisher(), today=today)
    return Publication(WRITERS[form](graph).encode(), _changed_at(on_offer, today))


def _changed_at(on_offer: Shelf, today: date) -> datetime:
    """The last moment at which something was published, or a fee began to hold."""
    published = [version.published_at for version in on_offer.versions.values()]
    fees = [fee.since for service in on_offer.services.values() for fee in service.fees]
    began = [date.fromisoformat(since) for since in fees if since <= today.isoformat()]
    return max([LONG_AGO, *published, *(timezone.make_aware(datetime.combine(day, time())) for day in set(began))])


@public
def stream(request: HttpRequest) -> HttpResponse:
    return sent(request, _entrance(shelf().mark), JSON_LD)


@public
def stream_page(request: HttpRequest, page: int) -> HttpResponse:
    settled = (clock.now() - SETTLED_AFTER).replace(minute=0, second=0, microsecond=0)
    return sent(request, _page(page, shelf().mark, settled), JSON_LD)


@public
def stream_context(request: HttpRequest, name: str) -> HttpResponse:
    if name not in CONTEXTS:
        raise Http404
    return sent(request, _context(name), JSON_LD, seconds=86400)


@made_once
def _entrance(mark: str) -> Publication:
    history = _stream()
    return Publication(_json(history.entrance()), max(history.moments, default=LONG_AGO))


@made_once
def _page(number: int, mark: str, settled: datetime) -> Publication:
    history = _stream()
    if not 1 <= number <= history.pages:
        raise Http404
    span = history.span(number)
    is_final = number < history.pages and span[-1] < settled
    members = [snapshot(edition, publisher()) for edition in _editions(number)]
    return Publication(_json(history.page(number, members)), max(span, default=LONG_AGO), is_final)


@cache
def _context(name: str) -> Publication:
    return Publication((DATA / f"{name}.json").read_bytes(), LONG_AGO)


def _stream() -> Stream:
    moments = list(ServiceVersion.objects.as_published().values_list("published_at", flat=True))
    return Stream(absolute("stream"), [absolute("stream_context", name) for name in CONTEXTS], moments)


def _editions(number: int) -> Iterator[Edition]:
    versions = ServiceVersion.objects.as_published().with_first()
    for version in versions[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]:
        try:
            definition = version.definition
        except ValidationError:
            # Written when a service was described in another way.
            log.warning("%s is no service any more, and left out of the stream.", version)
            continue
        day = timezone.localtime(version.published_at).date()
        yield Edition(
            version.service_id, version.number, definition, version.published_at, version.first_published_at, day
        )


def _json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()
