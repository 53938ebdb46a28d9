"""Public pages that change only when something is published: asked for again, they answer that nothing changed."""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import condition

from eloket.catalogue.shelf import shelf
from eloket.core import clock
from eloket.design import scheme

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def until_published(view: View[P]) -> View[P]:
    """Gives the page an ETag from what it is made of. Personal frames (somebody signed in) have none."""
    with_etag = condition(etag_func=_etag)(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if _is_personal(request) or request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        response: HttpResponse = with_etag(request, *args, **kwargs)
        # Kept by the browser, asked for each time: a publish shows at once.
        patch_cache_control(response, no_cache=True)
        patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response

    return answered  # type: ignore[return-value]  # the same parameters, by another name


def _is_personal(request: HttpRequest) -> bool:
    return bool(request.citizen or request.clerk)  # type: ignore[attr-defined]


def _etag(request: HttpRequest, *args: object, **kwargs: object) -> str:
    # The day belongs to it: fees have dates.
    today, look = clock.today(), scheme.chosen(request.COOKIES)
    parts = (shelf().mark, _release(), today, get_language(), look, request.get_full_path())
    return '"' + sha256("\n".join(map(str, parts)).encode()).hexdigest()[:24] + '"'


@cache
def _release() -> str:
    """What pages are made with, and the city's look, as they were when this process began."""
    contents = b"".join(sha256(file.read_bytes()).digest() for file in made_with(Path(settings.PACKAGE)))
    return sha256(contents + repr(settings.THEME).encode()).hexdigest()


def made_with(root: Path) -> list[Path]:
    """Every file that a page may come from: templates and texts, and the code and the lists behind them."""
    return sorted(file for file in root.rglob("*") if file.suffix in _MAKE_PAGES)


_MAKE_PAGES = {".html", ".mo", ".css", ".js", ".py", ".yaml"}
