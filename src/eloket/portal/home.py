from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.catalogue.models import Service
from eloket.identity.entry import public


@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", {"services": Service.objects.offered(), "lang": get_language()})


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
