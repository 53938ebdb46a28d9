"""Instance snapshots: their words, their costs, and that the context of IPDC understands every one of them."""

import json
from datetime import UTC, date, datetime
from typing import Any

from rdflib import Graph, Literal, URIRef

from eloket.catalogue.exchange.codes import DATA
from eloket.catalogue.exchange.instances import Edition, snapshot
from eloket.catalogue.exchange.tests.builders import HOME, a_publisher, a_service

BEGUN = datetime(2026, 1, 2, 8, tzinfo=UTC)
PUBLISHED = datetime(2026, 11, 24, 22, 30, 0, 5, tzinfo=UTC)
IPDC = "https://productencatalogus.data.vlaanderen.be/ns/ipdc-lpdc#"


def a_snapshot(**changes: Any) -> dict[str, Any]:
    return snapshot(Edition("graf", 3, a_service(**changes), PUBLISHED, BEGUN, date(2026, 11, 24)), a_publisher())


def test_a_snapshot_says_of_which_service_it_is_and_when_it_was_made() -> None:
    made = a_snapshot()
    assert made["@id"] == f"{HOME}diensten/graf/#versie-3"
    assert made["isVersionOf"] == f"{HOME}diensten/graf/#dienst"
    assert (made["creatie"], made["generatedAtTime"]) == ("2026-01-02T08:00:00.000000Z", "2026-11-24T22:30:00.000005Z")


def test_texts_are_html_in_formal_dutch_and_in_english() -> None:
    made = a_snapshot()
    assert made["naam"] == {"nl-BE-x-formal": "Grafconcessie aanvragen", "en": "Apply for a grave concession"}
    assert made["verdereBeschrijving"]["nl-BE-x-formal"] == "<p>Het graf ligt in &lt;deze&gt; stad &amp; blijft.</p>"
    assert made["procedures"][0]["beschrijving"]["en"] == "<ul><li>We call you.</li><li>You choose.</li></ul>"
    assert made["voorwaarden"][0]["bewijs"]["beschrijving"]["en"] == "<ul><li>The death certificate</li></ul>"


def test_it_holds_the_fees_of_its_day_and_those_that_follow() -> None:
    said = [cost["beschrijving"]["nl-BE-x-formal"] for cost in a_snapshot()["kosten"]]
    assert said == ["<p>€ 250,50</p>", "<p>Gratis</p>", "<p>€ 260,00, vanaf 1 januari 2027</p>"]
    assert [cost["order"] for cost in a_snapshot()["kosten"]] == [0, 1, 2]


def test_it_names_its_concept_by_number_or_by_address() -> None:
    assert a_snapshot()["productnummer"] == "346" and "linkedConcept" not in a_snapshot()
    named = a_snapshot(concept="https://ipdc.vlaanderen.be/id/concept/x")
    assert named["linkedConcept"] == "https://ipdc.vlaanderen.be/id/concept/x" and "productnummer" not in named
    free = a_snapshot(concept=None, concept_seen=None)
    assert "productnummer" not in free and "linkedConcept" not in free


def test_the_context_of_ipdc_understands_it() -> None:
    context = json.loads((DATA / "ipdc-lpdc-im.json").read_text())["@context"]
    graph = Graph().parse(data=json.dumps({"@context": context} | a_snapshot()), format="json-ld")
    node = URIRef(f"{HOME}diensten/graf/#versie-3")
    found = {str(predicate): value for predicate, value in graph.predicate_objects(node)}
    assert found["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"] == URIRef(f"{IPDC}InstancePublicServiceSnapshot")
    assert str(found["http://data.europa.eu/m8g/thematicArea"]).endswith("/id/concept/Thema/BurgerOverheid")
    assert str(found[f"{IPDC}targetAudience"]).endswith("/id/concept/Doelgroep/Burger")
    assert found["http://schema.org/productID"].toPython() == "346"
    assert Literal("graf", lang="nl") in set(graph.objects(node, URIRef("http://www.w3.org/ns/dcat#keyword")))
    # Every name is known there: what is not known falls away without a word.
    assert len(found) == len(a_snapshot()) - 1


def test_nothing_of_it_is_empty() -> None:
    bare = {"life_events": [], "keywords": [], "you_need": [], "law": [], "output": None}
    made = a_snapshot(**bare, fees=[{"cents": 0, "since": "2026-01-01"}])
    assert all(made.values()) and "bewijs" not in made["voorwaarden"][0]
