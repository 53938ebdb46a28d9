"""Keeping concepts: once, the latest, and telling which services are behind."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from eloket.catalogue.exchange.concepts import draft_of
from eloket.catalogue.exchange.tests.builders import a_service
from eloket.catalogue.exchange.tests.test_concepts import a_concept
from eloket.catalogue.models import Concept
from eloket.catalogue.observing import changed, observe

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
NEWER = {"generatedAtTime": "2024-05-01T00:00:00Z", "naam": {"nl": "Nieuwe naam"}}
OTHER = {"isVersionOf": "https://ipdc.vlaanderen.be/id/concept/2", "productnummer": "2"}
pytestmark = pytest.mark.django_db


def test_a_concept_is_kept_with_the_moment_it_was_first_seen() -> None:
    assert observe([a_concept()], now=NOW) == {"new": 1}
    concept = Concept.objects.get()
    assert (concept.number, concept.first_seen_at, concept.is_archived) == ("1502", NOW, False)
    assert concept.content == a_concept().content and str(concept).startswith("1502 Akte")


def test_a_second_reading_changes_nothing() -> None:
    observe([a_concept()], now=NOW)
    before = Concept.objects.values().get()
    assert observe([a_concept()], now=LATER) == {"known": 1}
    assert Concept.objects.values().get() == before


@pytest.mark.parametrize("order", [1, -1])
def test_the_newest_snapshot_stays_in_whatever_order_they_come(order: int) -> None:
    observe([a_concept(), a_concept(**NEWER)][::order], now=NOW)
    concept = Concept.objects.get()
    assert concept.title == {"nl": "Nieuwe naam", "en": ""}
    assert concept.generated_at == datetime(2024, 5, 1, tzinfo=UTC)


def test_a_newer_snapshot_keeps_the_moment_of_the_first() -> None:
    observe([a_concept()], now=NOW)
    assert observe([a_concept(**NEWER, gearchiveerd=True)], now=LATER) == {"newer": 1}
    assert Concept.objects.values_list("first_seen_at", "is_archived").get() == (NOW, True)


def test_two_readers_at_once_keep_one(together: Callable[..., list[Any]]) -> None:
    results = together(*[lambda: observe([a_concept()], now=NOW)] * 4)
    assert sorted(map(str, results)) == sorted(["Counter({'known': 1})"] * 3 + ["Counter({'new': 1})"])
    assert Concept.objects.count() == 1


def test_services_behind_their_concept_are_told_in_one_query(django_assert_num_queries: Any) -> None:
    observe([a_concept(**NEWER), a_concept(**OTHER)], now=NOW)
    services = {
        "behind": a_service(concept="1502", concept_seen="2023-07-12T11:40:20.441775Z"),
        "by-address": a_service(concept=a_concept().uri, concept_seen="2023-07-12T11:40:20.441775Z"),
        "up-to-date": a_service(concept="1502", concept_seen="2024-05-01T00:00:00Z"),
        "not-compared": a_service(concept="1502", concept_seen=None),
        "unknown": a_service(concept="999", concept_seen="2000-01-01T00:00:00Z"),
        "on-its-own": a_service(concept=None, concept_seen=None),
    }
    with django_assert_num_queries(1):
        found = changed(services)
    assert set(found) == {"behind", "by-address"} and found["behind"].number == "1502"


def test_concepts_that_no_service_uses_are_offered_to_the_editor() -> None:
    archived = {"isVersionOf": "https://ipdc.vlaanderen.be/id/concept/3", "gearchiveerd": True}
    observe([a_concept(), a_concept(**OTHER), a_concept(**archived)], now=NOW)
    assert [concept.number for concept in Concept.objects.unused({"1502"})] == ["2"]
    assert [concept.number for concept in Concept.objects.unused({str(OTHER["isVersionOf"])})] == ["1502"]
    assert Concept.objects.unused(set()).count() == 2
    assert draft_of(Concept.objects.unused({"1502"}).get())["concept"] == "2"
