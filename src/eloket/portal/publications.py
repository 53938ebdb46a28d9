"""Data that is the same for everybody: made once for as long as nothing changes, and not sent to whoever has it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, wraps
from hashlib import sha256
from threading import Lock
from typing import ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

P = ParamSpec("P")
# The catalogue is 2 MB in each of its two forms, in every process: those of now, and those of a moment ago.
KEPT = 4


@dataclass(frozen=True)
class Publication:
    """`is_final`: there is a newer one beside it, and this one will never change."""

    content: bytes
    changed_at: datetime
    is_final: bool = False

    @property
    def etag(self) -> str:
        return quote_etag(sha256(self.content).hexdigest()[:24])


def made_once(make: Callable[P, Publication]) -> Callable[P, Publication]:
    """Keeps what was made for the last arguments. They say what it is made of, such as the mark of the shelf."""
    kept = lru_cache(maxsize=KEPT)(make)
    # After a publish many ask at once; one makes it and the others wait.
    turn = Lock()

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> Publication:
        with turn:
            return kept(*args, **kwargs)  # type: ignore[arg-type]  # whatever cannot be hashed is refused there

    return made


def sent(request: HttpRequest, publication: Publication, type_: str, *, seconds: int = 300) -> HttpResponse:
    """The publication, or 304 to whoever has it. Any site may read it."""
    full = HttpResponse(publication.content, content_type=type_)
    at = int(publication.changed_at.timestamp())
    answer = get_conditional_response(request, etag=publication.etag, last_modified=at, response=full)
    response = cast(HttpResponse, answer)
    response["ETag"] = publication.etag
    response["Last-Modified"] = http_date(at)
    response["Cache-Control"] = _FOREVER if publication.is_final else f"public, max-age={seconds}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


_FOREVER = "public, max-age=31536000, immutable"
