"""Every address of the site, with an example of Fatima's in each place of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from eloket.cases.models import Case
from eloket.correspondence.models import Message
from eloket.documents.codes import code
from eloket.documents.models import Document

# The places in an address that name something of one citizen: whoever may not see it must not find it.
OWN = {"number", "key"}


@dataclass(frozen=True)
class Route:
    name: str
    places: frozenset[str]
    view: Callable[..., Any]

    @property
    def entry(self) -> str:
        return str(getattr(self.view, "entry", ""))


def routes() -> list[Route]:
    return list(_walk(get_resolver()))


def _walk(resolver: URLResolver) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern)
        else:
            assert isinstance(pattern, URLPattern) and pattern.callback and pattern.name, f"{pattern} has no name"
            yield Route(pattern.name, frozenset(pattern.pattern.regex.groupindex), pattern.callback)


def examples(case: Case, document: Document, message: Message) -> dict[str, dict[str, Any]]:
    """What stands in the places of each address: things of Fatima's, and choices that exist."""
    return {
        "language": {"code": "en"},
        "scheme": {"scheme": "donker"},
        "service": {"slug": "verhuizing"},
        "document": {"number": document.number},
        "document_pdf": {"number": document.number},
        "document_switch": {"kind": document.kind_code},
        "request": {"number": case.number},
        "message": {"key": message.pk},
        "apply": {"slug": "verhuizing"},
        "apply_check": {"slug": "verhuizing"},
        "apply_done": {"slug": "verhuizing", "number": case.number},
        "apply_page": {"slug": "verhuizing", "key": "wanneer"},
        "check_answer": {"code": code(document.pk)},
        "check_scanned": {"code": code(document.pk)},
        "case": {"number": case.number},
        "case_take": {"number": case.number},
        "case_decide": {"number": case.number},
    }


def address(route: Route, places: dict[str, dict[str, Any]]) -> str:
    return reverse(route.name, kwargs=places.get(route.name, {}))
