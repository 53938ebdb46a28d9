"""Pages for what went wrong: a sentence, what to do, and never a stack trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.identity.entry import public


@public
def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "portal/failure.html", {"why": "unreadable"}, status=400)


@public
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "portal/failure.html", {"why": "missing"}, status=404)


@public
def failed(request: HttpRequest) -> HttpResponse:
    # Rendered without the request: whatever broke the page must not break this one too.
    return render(None, "portal/failure_plain.html", {"language": get_language()}, status=500)


@public
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "portal/failure.html", {"why": "forged"}, status=403)
