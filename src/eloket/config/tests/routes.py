"""Every address of the site, with an example of Fatima's in each place of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from eloket.cases.models import Case, Help, Upload
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


def examples(
    case: Case, document: Document, message: Message, upload: Upload, help_: Help
) -> dict[str, dict[str, Any]]:
    """What stands in the places of each address: things of Fatima's, and choices that exist."""
    return {
        "language": {"code": "en"},
        "scheme": {"scheme": "donker"},
        "service": {"slug": "verhuizing"},
        "life_event": {"code": "verhuizen"},
        "stream_page": {"page": 1},
        "stream_context": {"name": "ldes"},
        "document": {"number": document.number},
        "document_pdf": {"number": document.number},
        "document_switch": {"kind": document.kind_code},
        "request": {"number": case.number},
        "request_upload": {"number": case.number, "key": upload.pk},
        "message": {"key": message.pk},
        "apply": {"slug": "verhuizing"},
        "apply_check": {"slug": "verhuizing"},
        "apply_help": {"slug": "verhuizing"},
        "apply_later": {"slug": "verhuizing"},
        "apply_done": {"slug": "verhuizing", "number": case.number},
        "apply_pdf": {"slug": "verhuizing", "number": case.number},
        "request_pdf": {"number": case.number},
        "apply_doubt": {"slug": "verhuizing", "fact": "address.current"},
        "apply_page": {"slug": "verhuizing", "key": "wanneer"},
        "apply_upload": {"slug": "verhuizing", "key": upload.pk},
        "check_answer": {"code": code(document.pk)},
        "check_scanned": {"code": code(document.pk)},
        **{
            name: {"slug": "verhuizing"}
            for name in (
                "editor_service",
                "editor_begin",
                "editor_discard",
                "editor_form",
                "editor_remove",
                "editor_preview",
                "editor_check",
                "editor_submit",
                "editor_approve",
                "editor_send_back",
                "editor_versions",
            )
        },
        "editor_part": {"slug": "verhuizing", "part": "teksten"},
        "editor_page": {"slug": "verhuizing", "page": 0},
        "editor_question": {"slug": "verhuizing", "page": 0, "question": 0},
        "editor_preview_page": {"slug": "verhuizing", "page": 0},
        "editor_restore": {"slug": "verhuizing", "version": 1},
        "help": {"key": help_.pk},
        "help_done": {"key": help_.pk},
        "help_hand_back": {"key": help_.pk},
        "help_page": {"key": help_.pk, "page": "wanneer"},
        "help_scanned": {"code": "7K3Q9XPT"},
        "help_submit": {"key": help_.pk},
        "help_upload": {"key": help_.pk, "file": upload.pk},
        "help_with_code": {"code": "7K3Q9XPT"},
        "case": {"number": case.number},
        "case_upload": {"number": case.number, "key": upload.pk},
        "case_take": {"number": case.number},
        "case_decide": {"number": case.number},
    }


def address(route: Route, places: dict[str, dict[str, Any]]) -> str:
    return reverse(route.name, kwargs=places.get(route.name, {}))
