from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.catalogue.lists import LIFE_EVENTS
from eloket.catalogue.shelf import shelf
from eloket.identity.entry import public
from eloket.portal.caching import until_published
from eloket.portal.popular import popular

EVENTS = ("verhuizen", "geboorte", "trouwen", "scheiden", "werken", "bouwen", "ondernemen", "overlijden")
"""The life events that stand on the home page."""


@public
@until_published
def home(request: HttpRequest) -> HttpResponse:
    services, language = shelf().services, get_language() or "nl"
    context = {
        "popular": popular(services, language),
        "count": len(services),
        "events": [LIFE_EVENTS[code] for code in EVENTS],
        "lang": language,
    }
    return render(request, "portal/home.html", context)


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html")


@public
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@public
def complaint(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/complaint.html")


@public
def visit(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/visit.html")
