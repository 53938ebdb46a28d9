"""The published catalogue as CPSV-AP 3.2.0, the European profile for public services.

The shapes of CPSV-AP ask a type for every code that a service refers to, so each code comes with its type and name.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, RDF, RDFS, SKOS, TIME, XSD
from rdflib.term import Node

from eloket.catalogue.definition import Fee, ServiceDefinition
from eloket.catalogue.exchange.codes import AUDIENCE, CHANNELS, IPDC, audience_iri, theme_iri
from eloket.catalogue.exchange.publisher import Publisher
from eloket.catalogue.exchange.terms import duration
from eloket.catalogue.lists import LIFE_EVENTS, THEMES
from eloket.core.texts import Text

ADMS = Namespace("http://www.w3.org/ns/adms#")
CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
_EU = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {"nl": URIRef(f"{_EU}/language/NLD"), "en": URIRef(f"{_EU}/language/ENG")}
_EURO = URIRef(f"{_EU}/currency/EUR")
_ACTIVE = URIRef("http://purl.org/adms/status/Completed")
PREFIXES = {
    "adms": ADMS, "cpsv": CPSV, "cv": CV, "dcat": DCAT, "dct": DCTERMS, "eli": ELI, "foaf": FOAF, "org": ORG,
    "rdfs": RDFS, "skos": SKOS, "time": TIME, "xsd": XSD,
}  # fmt: skip
_CHANNELS = {"online": "online", "appointment": "afspraak", "counter": "loket"}
_CATALOGUE = Text(nl="Diensten van de stad", en="Services of the city")
_ABOUT_CATALOGUE = Text(
    nl="Alle diensten die de stad nu aanbiedt, met hun voorwaarden, kosten en kanalen.",
    en="All services that the city offers now, with their conditions, costs and channels.",
)
_FREE = Text(nl="Gratis", en="Free")
_COURSE = Text(nl="Wat gebeurt er daarna?", en="What happens next?")


def graph(services: Mapping[str, ServiceDefinition], publisher: Publisher, *, today: date) -> Graph:
    """Every service by its slug, with the fees that hold `today`."""
    made = Graph()
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace, override=True, replace=True)
    city = _City(made, publisher)
    city.write()
    for slug, definition in services.items():
        _Service(city, slug, definition).write(services, today)
    return made


def as_turtle(graph: Graph) -> str:
    return graph.serialize(format="turtle")


def as_json_ld(graph: Graph) -> str:
    """The same text for the same statements, so that every process gives it the same ETag."""
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    content = json.loads(graph.serialize(format="json-ld", context=context))
    return json.dumps(_in_order(content), ensure_ascii=False, sort_keys=True)


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_order(each) for name, each in value.items()}
    if isinstance(value, list):
        return sorted(map(_in_order, value), key=lambda each: json.dumps(each, sort_keys=True))
    return value


class _Writer:
    """Statements into one graph. `None` and empty lists write nothing."""

    def __init__(self, graph: Graph, publisher: Publisher) -> None:
        self.graph = graph
        self.publisher = publisher

    def say(self, subject: Node, predicate: Node, *objects: Node) -> None:
        for each in objects:
            self.graph.add((subject, predicate, each))

    def tell(self, subject: Node, predicate: Node, text: Text) -> None:
        self.say(subject, predicate, *(Literal(text[code], lang=code) for code in _LANGUAGES if text[code]))

    def thing(self, iri: str, *types: Node, identifier: str = "", title: Text | None = None) -> URIRef:
        node = URIRef(iri)
        self.say(node, RDF.type, *types)
        if identifier:
            self.say(node, DCTERMS.identifier, Literal(identifier))
        if title:
            self.tell(node, DCTERMS.title, title)
        return node

    def concept(self, iri: str, name: Text, scheme: str = "") -> URIRef:
        node = self.thing(iri, SKOS.Concept)
        self.tell(node, SKOS.prefLabel, name)
        if scheme:
            self.say(node, SKOS.inScheme, URIRef(scheme))
        return node

    def page(self, address: str) -> URIRef:
        return self.thing(address, FOAF.Document)


class _City(_Writer):
    """What all services share: the authority, its area, how it is reached, and the catalogue itself."""

    def write(self) -> None:
        city, name = self.publisher, Text(nl=self.publisher.name, en=self.publisher.name)
        self.area = self.thing(city.area, DCTERMS.Location)
        self.tell(self.area, RDFS.label, name)
        self.authority = self.thing(
            city.organisation,
            CV.PublicOrganisation,
            ORG.Organization,
            FOAF.Agent,
            identifier=city.organisation,
            title=name,
        )
        self.tell(self.authority, SKOS.prefLabel, name)
        self.say(self.authority, DCTERMS.spatial, self.area)
        self.hours = self._hours()
        self.catalogue = self.thing(city.thing("catalogus"), DCAT.Dataset, identifier="catalogus", title=_CATALOGUE)
        self.tell(self.catalogue, DCTERMS.description, _ABOUT_CATALOGUE)
        self.say(self.catalogue, DCTERMS.publisher, self.authority)
        self.languages = [self.thing(str(iri), DCTERMS.LinguisticSystem) for iri in _LANGUAGES.values()]
        self.active = self.concept(str(_ACTIVE), Text(nl="Actief", en="Active"))
        self.euro = self.concept(str(_EURO), Text(nl="euro", en="euro"))

    def _hours(self) -> URIRef:
        hours = self.thing(self.publisher.thing("openingsuren"), TIME.TemporalEntity)
        words = self.publisher.hours
        said = [Literal(words[code], lang=code) for code in words]
        self.say(hours, DCTERMS.description, *said)
        return hours


class _Service(_Writer):
    """One service and its parts."""

    def __init__(self, city: _City, slug: str, definition: ServiceDefinition) -> None:
        super().__init__(city.graph, city.publisher)
        self.city = city
        self.slug = slug
        self.definition = definition
        self.node = URIRef(city.publisher.service_iri(slug))

    def part(self, name: str, type_: Node, title: Text | None = None) -> URIRef:
        return self.thing(self.publisher.part(self.slug, name), type_, identifier=f"{self.slug}-{name}", title=title)

    def parts(self, name: str, type_: Node, titles: Iterable[Text]) -> list[URIRef]:
        return [self.part(f"{name}-{place}", type_, title) for place, title in enumerate(titles, 1)]

    def write(self, others: Mapping[str, ServiceDefinition], today: date) -> None:
        service, node = self.definition, self.node
        self.thing(str(node), CPSV.PublicService, identifier=service.code, title=service.title)
        self.tell(node, DCTERMS.description, _joined([service.summary, *service.about]))
        self.say(node, CV.hasCompetentAuthority, self.city.authority)
        self.say(node, DCTERMS.spatial, self.city.area)
        self.say(node, DCTERMS.isPartOf, self.city.catalogue)
        self.say(node, DCTERMS.language, *self.city.languages)
        self.say(node, ADMS.status, self.city.active)
        self.say(node, CV.processingTime, Literal(duration(service.decide_within), datatype=XSD.duration))
        self.say(node, DCAT.keyword, *(Literal(word, lang="nl") for word in service.keywords))
        self.say(node, FOAF.page, self.page(self.publisher.service(self.slug)))
        self.say(node, CV.relatedService, *self._related(others))
        self._classify()
        self._conditions()
        self.say(node, CV.contactPoint, self._contact_point())
        self.say(node, CV.hasChannel, *self._channels())
        self.say(node, CV.hasCost, *(self._cost(place, fee) for place, fee in enumerate(service.fees_on(today), 1)))
        self.say(node, CPSV.produces, *self._outputs())

    def _related(self, others: Mapping[str, ServiceDefinition]) -> list[URIRef]:
        return [URIRef(self.publisher.service_iri(slug)) for slug in self.definition.related if slug in others]

    def _classify(self) -> None:
        service, node = self.definition, self.node
        theme = self.concept(theme_iri(service.theme), THEMES[service.theme], f"{IPDC}scheme/Thema")
        self.say(node, CV.thematicArea, theme)
        target = self.concept(audience_iri(service.target), AUDIENCE[service.target].name, f"{IPDC}scheme/Doelgroep")
        self.say(node, DCTERMS.audience, target)
        for code in service.life_events:
            iri = self.publisher.thing(f"gebeurtenis-{code}")
            self.say(
                node,
                CV.isGroupedBy,
                self.thing(iri, CV.Event, CV.LifeEvent, identifier=code, title=LIFE_EVENTS[code].title),
            )
        if service.concept and service.concept.startswith("http"):
            self.say(node, DCTERMS.source, URIRef(service.concept))

    def _conditions(self) -> None:
        service, node = self.definition, self.node
        laws = self.parts("wet", ELI.LegalResource, service.law)
        self.say(node, CV.hasLegalResource, *laws)
        rule = self.part("verloop", CPSV.Rule, _COURSE)
        self.tell(rule, DCTERMS.description, _joined(service.afterwards))
        self.say(rule, CPSV.implements, *laws)
        self.say(node, CPSV.follows, rule)
        conditions = [service.audience, *_age(service.minimum_age)]
        self.say(node, CV.holdsRequirement, *self.parts("voorwaarde", CV.Requirement, conditions))
        self.say(node, CPSV.hasInput, *self.parts("nodig", CV.Evidence, service.you_need))

    def _contact_point(self) -> URIRef:
        contact = self.thing(self.publisher.part(self.slug, "contact"), CV.ContactPoint)
        self.say(contact, CV.telephone, Literal(self.definition.phone or self.publisher.phone))
        self.say(contact, CV.email, Literal(self.publisher.email))
        self.say(contact, CV.openingHours, self.city.hours)
        self.say(contact, CV.contactPage, self.page(self.publisher.visit))
        return contact

    def _channels(self) -> Iterable[URIRef]:
        service, visit = self.definition, self.publisher.visit
        here = {"online": self.publisher.form(self.slug), "appointment": visit, "counter": visit}
        open_ = [name for name in here if getattr(service.channels, name)]
        for name in open_:
            channel = self._channel(_CHANNELS[name], name, here[name])
            self.say(channel, CV.ownedBy, self.city.authority)
            yield channel
        if service.elsewhere:
            channel = self._channel("elders", "online", service.elsewhere.url)
            self.tell(channel, DCTERMS.description, service.elsewhere.name)
            yield channel

    def _channel(self, name: str, kind: str, address: str) -> URIRef:
        channel = self.part(f"kanaal-{name}", CV.Channel)
        self.say(channel, DCTERMS.type, self.concept(self.publisher.thing(f"kanaal-{_CHANNELS[kind]}"), CHANNELS[kind]))
        self.say(channel, FOAF.page, self.page(address))
        return channel

    def _cost(self, place: int, fee: Fee) -> URIRef:
        cost = self.part(f"kost-{place}", CV.Cost)
        self.say(cost, CV.hasValue, Literal(fee.cents / 100, datatype=XSD.double))
        self.say(cost, CV.currency, self.city.euro)
        self.say(cost, CV.isDefinedBy, self.city.authority)
        if fee.what or not fee.cents:
            self.tell(cost, DCTERMS.description, fee.what or _FREE)
        return cost

    def _outputs(self) -> list[URIRef]:
        service = self.definition
        kinds = [step.issue.kind for step in service.procedure if step.issue and step.issue.kind]
        titles = [self.publisher.documents[kind] for kind in kinds if kind in self.publisher.documents]
        own = [service.output.title] if service.output else []
        return self.parts("resultaat", CV.Output, [*own, *titles])


def _joined(texts: Sequence[Text]) -> Text:
    return Text(nl="\n\n".join(text.nl for text in texts), en="\n\n".join(text.en for text in texts))


def _age(years: int | None) -> list[Text]:
    return [Text(nl=f"U bent minstens {years} jaar.", en=f"You are at least {years} years old.")] if years else []
