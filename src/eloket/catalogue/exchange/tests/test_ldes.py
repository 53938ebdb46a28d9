"""The pages of the stream: how many, what each names, and that they are a stream for whoever reads RDF."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from eloket.catalogue.exchange.codes import DATA
from eloket.catalogue.exchange.ldes import Stream

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
ADDRESS = "https://loket.example/catalogus/ldes/"
TREE = Namespace("https://w3id.org/tree#")
LDES = Namespace("https://w3id.org/ldes#")


def a_stream(members: int) -> Stream:
    return Stream(ADDRESS, ["https://x.example/c"], [BEGIN + timedelta(hours=nth) for nth in range(members)])


@pytest.mark.parametrize(("members", "pages"), [(0, 1), (1, 1), (100, 1), (101, 2), (250, 3)])
def test_a_page_holds_a_hundred(members: int, pages: int) -> None:
    stream = a_stream(members)
    assert stream.pages == pages
    assert sum(len(stream.span(number)) for number in range(1, pages + 1)) == members


def test_the_entrance_names_every_page_with_its_first_moment() -> None:
    relations = a_stream(250).entrance()["view"]["relation"]
    assert [relation["node"] for relation in relations] == [f"{ADDRESS}{number}/" for number in (1, 2, 3)]
    assert [relation["value"][:13] for relation in relations] == ["2026-01-01T00", "2026-01-05T04", "2026-01-09T08"]
    assert a_stream(0).entrance()["view"]["relation"][0]["node"] == f"{ADDRESS}1/"


def test_a_page_leads_to_the_one_before_and_the_one_after() -> None:
    stream = a_stream(250)
    kinds = [[(one["@type"], one["node"][-2]) for one in stream.page(n, [])["view"]["relation"]] for n in (1, 2, 3)]
    before, after = "LessThanOrEqualToRelation", "GreaterThanOrEqualToRelation"
    assert kinds == [[(after, "2")], [(before, "1"), (after, "3")], [(before, "2")]]


def test_a_page_has_the_shape_that_ipdc_gives_as_example() -> None:
    example = json.loads((Path(__file__).parent / "examples" / "ldes_instancesnapshots_page-1.json").read_text())
    page = a_stream(101).page(1, [])
    assert set(page) == set(example) and set(page["view"]) == set(example["view"])


def test_whoever_reads_rdf_finds_a_stream_with_members_and_pages() -> None:
    member = {"@id": "https://loket.example/x#versie-1"}
    page = a_stream(101).page(1, [member]) | {"@context": json.loads((DATA / "ldes.json").read_text())["@context"]}
    graph = Graph().parse(data=json.dumps(page), format="json-ld")
    stream, view = URIRef(ADDRESS), URIRef(f"{ADDRESS}1/")
    assert (stream, RDF.type, LDES.EventStream) in graph and (stream, TREE.view, view) in graph
    assert (stream, TREE.member, URIRef(member["@id"])) in graph
    assert (stream, LDES.timestampPath, URIRef("http://www.w3.org/ns/prov#generatedAtTime")) in graph
    relation = graph.value(view, TREE.relation)
    assert graph.value(relation, TREE.node) == URIRef(f"{ADDRESS}2/")
    assert graph.value(relation, RDF.type) == TREE.GreaterThanOrEqualToRelation
