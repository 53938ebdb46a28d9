"""What the city offers: all services, and the page of one."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.cases.rules import NO_SIGN_IN
from eloket.catalogue.exchange.schema_org import government_service
from eloket.catalogue.lists import THEMES
from eloket.catalogue.shelf import Shelf, shelf
from eloket.catalogue.wording import about
from eloket.core import clock
from eloket.identity.entry import public
from eloket.portal.caching import until_published
from eloket.portal.publisher import publisher


@public
@until_published
def services(request: HttpRequest) -> HttpResponse:
    """The themes; or, of one theme, its services."""
    language, chosen = get_language() or "nl", request.GET.get("thema", "")
    themes = _by_theme(shelf(), language)
    context = {
        "themes": themes,
        "chosen": next((theme for theme in themes if theme.code == chosen), None),
        "count": sum(len(theme.services) for theme in themes),
    }
    return render(request, "portal/services.html", context)


@dataclass(frozen=True)
class Theme:
    """`services` are slugs with titles, in the order of the alphabet."""

    code: str
    name: str
    services: list[tuple[str, str]]


def _by_theme(on_offer: Shelf, language: str) -> list[Theme]:
    """Every theme that has services."""
    found: dict[str, list[tuple[str, str]]] = {}
    for slug, definition in on_offer.services.items():
        found.setdefault(definition.theme, []).append((slug, definition.title[language]))
    return [
        Theme(code, label[language], sorted(found[code], key=lambda each: each[1].casefold()))
        for code, label in THEMES.items()
        if code in found
    ]


@public
@until_published
def service(request: HttpRequest, slug: str) -> HttpResponse:
    on_offer = shelf()
    if slug not in on_offer.services:
        raise Http404
    language = get_language() or "nl"
    definition = on_offer.services[slug]
    context = about(definition, language, offered=on_offer.services, today=clock.today()) | {
        "slug": slug,
        "definition": definition,
        "lang": language,
        "signs_in": definition.assurance not in NO_SIGN_IN,
        "linked_data": government_service(slug, definition, publisher(), language=language, today=clock.today()),
    }
    return render(request, "portal/service.html", context)
