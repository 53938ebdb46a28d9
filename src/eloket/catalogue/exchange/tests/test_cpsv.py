"""The catalogue against the official shapes of CPSV-AP 3.2.0, and what each part of a service becomes."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import DCTERMS, RDF, Graph, Literal, URIRef
from rdflib.namespace import DCAT, FOAF, SKOS, XSD

from eloket.catalogue.exchange import cpsv
from eloket.catalogue.exchange.cpsv import CPSV, CV
from eloket.catalogue.exchange.tests.builders import HOME, a_publisher, a_service

SHAPES = Path(__file__).parent / "shapes" / "cpsv-ap-3.2.0-SHACL.ttl"
TODAY = date(2026, 11, 25)
GRAVE = URIRef(f"{HOME}diensten/graf/#dienst")


def made(**changes: Any) -> Graph:
    services = {"graf": a_service(**changes), "crematie": a_service(code="OVL-03", related=[])}
    return cpsv.graph(services, a_publisher(), today=TODAY)


def complaints(graph: Graph) -> str:
    """What the shapes have against a graph. Nothing: it conforms."""
    conforms, _results, words = validate(graph, shacl_graph=shapes())
    return "" if conforms else str(words)


@cache
def shapes() -> Graph:
    return Graph().parse(SHAPES)


def test_a_service_with_everything_conforms() -> None:
    assert complaints(made()) == ""


def test_a_service_with_as_little_as_there_can_be_conforms() -> None:
    nothing = {"life_events": [], "keywords": [], "related": [], "you_need": [], "law": [], "output": None}
    assert complaints(made(**nothing, phone="", minimum_age=None, fees=[{"cents": 0, "since": "2030-01-01"}])) == ""


@pytest.mark.parametrize("taken", [DCTERMS.title, DCTERMS.description, DCTERMS.identifier, CV.hasCompetentAuthority])
def test_a_service_that_lacks_something_does_not_conform(taken: URIRef) -> None:
    graph = made()
    graph.remove((GRAVE, taken, None))
    assert str(taken) in complaints(graph) or taken.fragment in complaints(graph)


def test_a_code_without_a_type_and_a_text_without_a_language_do_not_conform() -> None:
    untyped, mute = made(), made()
    untyped.remove((URIRef("http://publications.europa.eu/resource/authority/currency/EUR"), RDF.type, None))
    mute.add((GRAVE, DCTERMS.title, Literal("Graf")))
    assert complaints(untyped) and complaints(mute)


def test_the_words_stand_in_both_languages() -> None:
    graph = made()
    assert set(graph.objects(GRAVE, DCTERMS.title)) == {
        Literal("Grafconcessie aanvragen", lang="nl"),
        Literal("Apply for a grave concession", lang="en"),
    }
    assert Literal("Een graf voor 25 jaar.\n\nHet graf ligt in <deze> stad & blijft.", lang="nl") in set(
        graph.objects(GRAVE, DCTERMS.description)
    )
    assert set(graph.objects(GRAVE, DCAT.keyword)) == {Literal("graf", lang="nl"), Literal("concessie", lang="nl")}


def test_the_costs_are_those_of_the_day() -> None:
    graph = made()
    values = {float(graph.value(cost, CV.hasValue)) for cost in graph.objects(GRAVE, CV.hasCost)}
    assert values == {250.5, 0.0}
    later = cpsv.graph({"graf": a_service()}, a_publisher(), today=date(2027, 1, 1))
    assert {float(later.value(cost, CV.hasValue)) for cost in later.objects(GRAVE, CV.hasCost)} == {260.0, 0.0}


def test_the_channels_say_where_they_are() -> None:
    graph = made(elsewhere={
        "name": {"nl": "het Omgevingsloket", "en": "the Environment Counter"},
        "url": "https://omgevingsloket.example/",
        "ours": {"nl": "Wij geven raad.", "en": "We give advice."},
    })  # fmt: skip
    pages = {str(graph.value(channel, FOAF.page)) for channel in graph.objects(GRAVE, CV.hasChannel)}
    assert pages == {f"{HOME}aanvragen/graf/", f"{HOME}afspraak/", "https://omgevingsloket.example/"}
    contact = graph.value(GRAVE, CV.contactPoint)
    assert graph.value(contact, CV.telephone) == Literal("03 555 01 20")
    hours = graph.value(contact, CV.openingHours)
    assert Literal("maandag tot vrijdag van 9 tot 17 uur", lang="nl") in set(graph.objects(hours, DCTERMS.description))


def test_a_service_leads_to_others_that_are_offered_and_to_no_others() -> None:
    assert set(made().objects(GRAVE, CV.relatedService)) == {URIRef(f"{HOME}diensten/crematie/#dienst")}


def test_what_it_gives_and_what_it_asks() -> None:
    graph = made()

    def titles(predicate: URIRef) -> set[str]:
        return {str(graph.value(part, DCTERMS.title, any=True)) for part in graph.objects(GRAVE, predicate)}

    assert len(titles(CPSV.produces)) == 2 and len(titles(CV.holdsRequirement)) == 2
    assert titles(CPSV.hasInput) <= {"De akte van overlijden", "The death certificate"}
    theme = graph.value(GRAVE, CV.thematicArea)
    assert str(theme).endswith("/Thema/BurgerOverheid")
    assert Literal("Burger en overheid", lang="nl") in set(graph.objects(theme, SKOS.prefLabel))


@pytest.mark.parametrize(
    ("within", "said"),
    [
        ({"working_days": 0}, "P0D"),
        ({"working_days": 1}, "P3D"),
        ({"working_days": 5}, "P7D"),
        ({"working_days": 12}, "P18D"),
        ({"days": 30}, "P30D"),
    ],
)
def test_working_days_are_told_as_days(within: dict[str, int], said: str) -> None:
    graph = made(decide_within=within)
    assert graph.value(GRAVE, CV.processingTime) == Literal(said, datatype=XSD.duration)


def test_both_forms_say_the_same_and_say_it_the_same_way_each_time() -> None:
    graph = made()
    turtle, json_ld = cpsv.as_turtle(graph), cpsv.as_json_ld(graph)
    assert set(Graph().parse(data=turtle, format="turtle")) == set(Graph().parse(data=json_ld, format="json-ld"))
    assert (cpsv.as_turtle(made()), cpsv.as_json_ld(made())) == (turtle, json_ld)
