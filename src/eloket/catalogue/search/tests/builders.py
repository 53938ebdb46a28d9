"""Builders: services that say little, and an index of them."""

from typing import Any

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.search.index import Index

SERVICE: dict[str, Any] = {
    "code": "X-1",
    "summary": {"nl": "-", "en": "-"},
    "audience": {"nl": "-", "en": "-"},
    "about": [{"nl": "-", "en": "-"}],
    "theme": "BurgerOverheid",
    "target": "citizen",
    "channels": {"online": True, "appointment": False, "counter": True},
    "assurance": "low",
    "fees": [{"cents": 0, "since": "2026-01-01"}],
    "decide_within": {"working_days": 0},
    "afterwards": [{"nl": "-", "en": "-"}],
}


def a_service(title: str, *keywords: str, en: str = "", **changes: Any) -> ServiceDefinition:
    said = {"title": {"nl": title, "en": en or title}, "keywords": keywords}
    return ServiceDefinition.model_validate(SERVICE | said | changes)


def an_index(*titles: str, **services: ServiceDefinition) -> Index:
    """Of services that are no more than a title, which is their slug too, and of others by slug."""
    return Index.of({**{title: a_service(title) for title in titles}, **services}.items())


def first(index: Index, query: str, language: str = "nl") -> str:
    return next(iter(index.search(query, language).slugs), "")
