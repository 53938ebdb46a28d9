from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from eloket.catalogue import fruitless
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.search.current import current_index
from eloket.catalogue.search.filters import CHANNELS, Traits, counts
from eloket.catalogue.search.index import Found, Index
from eloket.catalogue.wording import cost, term
from eloket.core import clock
from eloket.identity.entry import public
from eloket.portal.caching import until_published
from eloket.portal.popular import popular
from eloket.portal.search.asked import Asked
from eloket.portal.search.choices import chosen, groups

SHORT = {"online": lazy("online"), "appointment": lazy("afspraak"), "counter": lazy("loket")}
PER_PAGE = 20
SUGGESTED = 7


@dataclass(frozen=True)
class Hit:
    """A service as the page shows it; `cost`, `term` and `channels` in words."""

    slug: str
    title: str
    summary: str
    cost: str
    is_free: bool
    term: str
    channels: str


@public
@until_published
def search(request: HttpRequest) -> HttpResponse:
    language, asked, index = get_language() or "nl", Asked.of(request.GET), current_index()
    found = index.search(asked.query, language) if asked.query else Found(index.in_order(language))
    if asked.query and not found.slugs:
        fruitless.record(asked.query, day=clock.today())
    return render(request, "portal/search.html", _results(index, asked, found, language))


@public
@until_published
def suggestions(request: HttpRequest) -> HttpResponse:
    """Services for what is typed so far, as options for the list below the field."""
    language, index = get_language() or "nl", current_index()
    query = Asked.of(request.GET).query
    found = index.search(query, language, is_typing=True).slugs[:SUGGESTED] if query else ()
    options = [(slug, index.services[slug].title[language]) for slug in found]
    return render(request, "portal/suggestions.html", {"options": options})


def _results(index: Index, asked: Asked, found: Found, language: str) -> dict[str, object]:
    today = clock.today()
    traits = {slug: Traits.of(index.services[slug], today) for slug in found.slugs}
    left = [slug for slug in found.slugs if asked.filters.let_through(traits[slug])]
    last = max(1, -(-len(left) // PER_PAGE))
    page = min(max(asked.page, 1), last)
    shown = left[(page - 1) * PER_PAGE : page * PER_PAGE]
    return {
        "asked": asked,
        "count": len(left),
        "hits": [_hit(slug, index.services[slug], language) for slug in shown],
        "corrected": Asked(found.corrected) if found.corrected else None,
        "groups": list(groups(asked, counts(traits.values(), asked.filters), language)),
        "chosen": chosen(asked, language),
        "page": page,
        "last": last,
        "previous": asked.on_page(page - 1).address if page > 1 else None,
        "next": asked.on_page(page + 1).address if page < last else None,
        "popular": popular(index.services, language),
    }


def _hit(slug: str, definition: ServiceDefinition, language: str) -> Hit:
    today = clock.today()
    return Hit(
        slug,
        definition.title[language],
        definition.summary[language],
        cost(definition, language, today=today),
        "yes" in Traits.of(definition, today).free,
        term(definition.decide_within),
        _listed(str(SHORT[name]) for name in CHANNELS if getattr(definition.channels, name)),
    )


def _listed(words: Iterable[str]) -> str:
    text = ", ".join(words)
    return text[:1].upper() + text[1:]
