from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from eloket.core import clock
from eloket.identity import sessions


class WhoIsSignedIn:
    """Puts `citizen` and `clerk` on the request: None, or a SignedIn. Personal pages are kept nowhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.citizen = request.clerk = None  # type: ignore[attr-defined]
        if request.session.session_key:
            now = clock.now()
            request.citizen = sessions.current(request.session, "citizen", now=now)  # type: ignore[attr-defined]
            request.clerk = sessions.current(request.session, "staff", now=now)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.citizen or request.clerk:  # type: ignore[attr-defined]
            add_never_cache_headers(response)
        return response
