"""Do people find what they mean: what they type, searched in the services as their folders are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.folders import Folder
from eloket.catalogue.search.index import Index
from eloket.catalogue.search.synonyms import FILE as SYNONYMS
from eloket.catalogue.search.words import words

FIRST, FIRST_THREE = 0.90, 0.97


@dataclass(frozen=True)
class Query:
    query: str
    expect: tuple[str, ...]
    language: str = "nl"
    held_out: bool = False

    def place(self, index: Index) -> int | None:
        """How many services stand before the one that is meant."""
        found = index.search(self.query, self.language).slugs
        return min((found.index(slug) for slug in self.expect if slug in found), default=None)


def _queries() -> list[Query]:
    content = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text(encoding="utf-8"))
    return [Query(**{**entry, "expect": tuple(entry["expect"])}) for entry in content]


QUERIES = _queries()


@pytest.fixture(scope="module")
def services(all_services: Sequence[Folder]) -> Mapping[str, ServiceDefinition]:
    return {folder.slug: folder.definition for folder in all_services if folder.definition}


@pytest.fixture(scope="module")
def index(services: Mapping[str, ServiceDefinition]) -> Index:
    return Index.of(services.items())


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held out"])
def test_people_find_what_they_mean(index: Index, held_out: bool) -> None:
    queries = [query for query in QUERIES if query.held_out is held_out]
    places = {query: query.place(index) for query in queries}
    first = sum(place == 0 for place in places.values()) / len(queries)
    first_three = sum(place is not None and place < 3 for place in places.values()) / len(queries)
    missed = "\n".join(f"{place}: {query.query} ({query.expect[0]})" for query, place in places.items() if place != 0)
    assert first >= FIRST and first_three >= FIRST_THREE, f"first {first:.1%}, in three {first_three:.1%}:\n{missed}"


def test_the_queries_are_many_and_of_all_services(services: Mapping[str, ServiceDefinition]) -> None:
    assert len(QUERIES) >= 250 and 0.4 < sum(query.held_out for query in QUERIES) / len(QUERIES) < 0.6
    assert {slug for query in QUERIES for slug in query.expect} == set(services)


def test_no_query_is_a_keyword(services: Mapping[str, ServiceDefinition]) -> None:
    keywords = {" ".join(words(keyword)) for definition in services.values() for keyword in definition.keywords}
    assert [query.query for query in QUERIES if " ".join(words(query.query)) in keywords] == []


def test_no_query_that_was_held_out_is_a_synonym() -> None:
    synonyms = {" ".join(words(str(phrase))) for phrase in _synonyms()}
    assert [query.query for query in QUERIES if query.held_out and " ".join(words(query.query)) in synonyms] == []


def _synonyms() -> Iterator[object]:
    for entries in yaml.safe_load(SYNONYMS.read_text(encoding="utf-8")).values():
        yield from (phrase for group in entries["same"] for phrase in group)
        yield from (phrase for general, kinds in entries["kinds_of"].items() for phrase in (general, *kinds))


def test_no_query_stands_there_twice() -> None:
    asked = [" ".join(words(query.query)) for query in QUERIES]
    assert sorted(asked) == sorted(set(asked))
