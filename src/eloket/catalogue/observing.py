"""Keeping what IPDC says about its concepts, and telling which services it concerns."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from django.db import transaction

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.exchange.concepts import ConceptSnapshot, is_changed
from eloket.catalogue.models import Concept

Outcome = Literal["new", "newer", "known"]


@transaction.atomic
def observe(snapshots: Iterable[ConceptSnapshot], *, now: datetime) -> Counter[Outcome]:
    """Keep the latest snapshot of each concept. Returns how many were new, newer than the kept one, or known.

    Safe to repeat, and in any order: an older snapshot changes nothing.
    """
    return Counter(_observe(snapshot, now) for snapshot in snapshots)


def _observe(snapshot: ConceptSnapshot, now: datetime) -> Outcome:
    said = {
        "number": snapshot.number,
        "title": dict(snapshot.title),
        "description": dict(snapshot.description),
        "content": dict(snapshot.content),
        "generated_at": snapshot.generated_at,
        "is_archived": snapshot.is_archived,
    }
    # Two may read the same stream in the same minute; the second must compare with what the first wrote.
    concept, is_new = Concept.objects.select_for_update().get_or_create(
        uri=snapshot.uri, defaults={**said, "first_seen_at": now}
    )
    if is_new:
        return "new"
    if snapshot.generated_at <= concept.generated_at:
        return "known"
    Concept.objects.filter(pk=concept.pk).update(**said)
    return "newer"


def changed(services: Mapping[str, ServiceDefinition]) -> dict[str, Concept]:
    """Of the services written against an older snapshot: by slug, the concept as it is now. One query."""
    linked = {slug: service for slug, service in services.items() if service.concept}
    named = Concept.objects.named({service.concept for service in linked.values() if service.concept})
    # Of two under one number the newest counts.
    newest_last = named.defer("content").order_by("generated_at")
    concepts = {name: concept for concept in newest_last for name in (concept.number, concept.uri)}
    found = {slug: concepts[service.concept] for slug, service in linked.items() if service.concept in concepts}
    return {slug: concept for slug, concept in found.items() if is_changed(linked[slug], concept)}
