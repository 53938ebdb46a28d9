"""What search engines are told: which pages there are, and where they have no business."""

from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from eloket.catalogue.lists import LIFE_EVENTS
from eloket.catalogue.shelf import Shelf, shelf
from eloket.identity.entry import public
from eloket.portal.open_data import LONG_AGO
from eloket.portal.publications import Publication, made_once, sent
from eloket.portal.publisher import absolute

HOUR, DAY = 3600, 86400
# What is private, what is made for one visitor, and the choices of a language and a look: those stand on every page.
PRIVATE = ("/mijn/", "/balie/", "/aanvragen/", "/verder/", "/zoeken/", "/taal/", "/weergave/")
Entry = tuple[str, datetime | None]


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    return sent(request, _sitemap(shelf().mark), "application/xml", seconds=HOUR)


@public
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), f"Sitemap: {absolute('sitemap')}"]
    return sent(request, Publication("\n".join([*lines, ""]).encode(), LONG_AGO), "text/plain", seconds=DAY)


@made_once
def _sitemap(mark: str) -> Publication:
    entries = list(_entries(shelf()))
    body = "\n".join(map(_entry, entries))
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}\n</urlset>\n'
    )
    return Publication(content.encode(), max([LONG_AGO, *(at for _address, at in entries if at)]))


def _entries(on_offer: Shelf) -> Iterator[Entry]:
    """Each address of a page for everybody, with the moment of its last change where that is known."""
    published = {slug: version.published_at for slug, version in on_offer.versions.items()}
    latest = max(published.values(), default=None)
    yield absolute("home"), latest
    yield absolute("services"), latest
    for slug, at in published.items():
        yield absolute("service", slug), at
    yield absolute("life_events"), latest
    for code in LIFE_EVENTS:
        yield absolute("life_event", code), latest
    for name in ("check", "visit", "accessibility", "privacy", "complaint"):
        yield absolute(name), None


def _entry(entry: Entry) -> str:
    address, at = entry
    changed = f"<lastmod>{timezone.localtime(at).date().isoformat()}</lastmod>" if at else ""
    return f"  <url><loc>{escape(address)}</loc>{changed}</url>"
