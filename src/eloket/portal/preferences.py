"""Language and appearance: a cookie each, and for whoever is signed in the language of letters too."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from eloket.design.scheme import COOKIE, SCHEMES
from eloket.identity.entry import public, way_back
from eloket.profiles.actions import choose_language

ONE_YEAR = 365 * 24 * 3600


@public
def language(request: HttpRequest, code: str) -> HttpResponse:
    if code not in dict(settings.LANGUAGES):
        raise Http404
    if request.citizen:  # type: ignore[attr-defined]
        choose_language(request.citizen.key, code)  # type: ignore[attr-defined]
    return _keep(request, settings.LANGUAGE_COOKIE_NAME, code)


@public
def scheme(request: HttpRequest, scheme: str) -> HttpResponse:
    if scheme not in SCHEMES:
        raise Http404
    return _keep(request, COOKIE, scheme)


def _keep(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    response = HttpResponseRedirect(way_back(request, otherwise="/"))
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(cookie, value, max_age=ONE_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response
