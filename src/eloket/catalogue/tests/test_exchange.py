"""The services of this city as others read them: against the official shapes, all of them."""

from django.conf import settings
from rdflib import RDF

from eloket.catalogue.exchange import cpsv
from eloket.catalogue.exchange.cpsv import CPSV
from eloket.catalogue.exchange.tests.builders import a_publisher
from eloket.catalogue.exchange.tests.test_cpsv import TODAY, complaints
from eloket.catalogue.folders import read_all


def test_every_service_of_the_city_conforms_to_the_european_profile() -> None:
    services = {folder.slug: folder.definition for folder in read_all(settings.SERVICES) if folder.definition}
    graph = cpsv.graph(services, a_publisher(), today=TODAY)
    assert len(set(graph.subjects(RDF.type, CPSV.PublicService))) == len(services) > 2
    assert complaints(graph) == ""
