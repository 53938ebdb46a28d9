"""What went wrong, in a sentence. Never a stack trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from eloket.identity.entry import public


def refused(request: HttpRequest | None, sentence: str, *, status: int, technical: str = "") -> HttpResponse:
    """A page with this sentence. `technical` is for whoever builds the application that asked."""
    context = {"sentence": sentence, "technical": technical}
    return render(request, "demo/refused.html", context, status=status)


@public
def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refused(request, _("Wij kunnen deze vraag niet lezen. Ga terug en probeer het opnieuw."), status=400)


@public
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refused(request, _("Deze pagina stond te lang open. Ga terug en probeer het opnieuw."), status=403)


@public
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refused(request, _("Deze pagina bestaat niet. Kijk het adres na."), status=404)


@public
def failed(request: HttpRequest) -> HttpResponse:
    # Rendered without the request: whatever broke the page must not break this one too.
    return refused(None, _("Er ging iets mis. Probeer het straks opnieuw."), status=500)
