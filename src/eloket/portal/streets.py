from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eloket.eforms.streets import STREETS
from eloket.identity.entry import public


@public
def streets(request: HttpRequest) -> HttpResponse:
    """Streets of the city for what is typed so far, as options for the list below the field."""
    found = STREETS.beginning(request.GET.get("q", ""))
    return render(request, "portal/streets.html", {"streets": found})
