from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from eloket.catalogue.models import Service
from eloket.identity.entry import public
from eloket.profiles.vocabulary import VOCABULARY


@public
def services(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/services.html", {"services": Service.objects.offered(), "lang": get_language()})


@public
def service(request: HttpRequest, slug: str) -> HttpResponse:
    offered = get_object_or_404(Service.objects.offered(), slug=slug)
    language = get_language() or "nl"
    definition = offered.current.definition
    context = {
        "service": offered,
        "definition": definition,
        "lang": language,
        "fetched": [VOCABULARY[name].label(language) for name in definition.form.facts],
    }
    return render(request, "portal/service.html", context)
