"""What the city offers: all services, and the page of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.cases.rules import NO_SIGN_IN
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.exchange.schema_org import government_service
from eloket.catalogue.lists import LIFE_EVENTS, THEMES
from eloket.catalogue.shelf import Shelf, shelf
from eloket.catalogue.wording import cost_lines, term
from eloket.core import clock
from eloket.identity.entry import public
from eloket.portal.caching import until_published
from eloket.portal.publisher import publisher
from eloket.profiles.vocabulary import VOCABULARY


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
    return render(request, "portal/service.html", _about(on_offer.services, slug, definition, language))


def _about(
    offered: Mapping[str, ServiceDefinition], slug: str, definition: ServiceDefinition, language: str
) -> dict[str, object]:
    facts = definition.form.facts if definition.form else ()
    return {
        "slug": slug,
        "definition": definition,
        "lang": language,
        "costs": cost_lines(definition, language, today=clock.today()),
        "term": term(definition.decide_within),
        "fetched": [VOCABULARY[name].label(language) for name in facts],
        "signs_in": definition.assurance not in NO_SIGN_IN,
        "related": [(other, offered[other].title[language]) for other in definition.related if other in offered],
        "life_events": [LIFE_EVENTS[code] for code in definition.life_events],
        "linked_data": government_service(slug, definition, publisher(), language=language, today=clock.today()),
    }
