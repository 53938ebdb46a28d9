"""A service for search engines: `GovernmentService` of schema.org, as JSON-LD in its page."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from markupsafe import Markup

from eloket.catalogue.definition import Fee, ServiceDefinition
from eloket.catalogue.exchange.codes import CHANNELS
from eloket.catalogue.exchange.publisher import Publisher
from eloket.catalogue.exchange.terms import duration
from eloket.catalogue.lists import THEMES

# Inside a script element only these could end it or open another; JSON may write them as escapes.
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def government_service(
    slug: str, definition: ServiceDefinition, publisher: Publisher, *, language: str, today: date
) -> Markup:
    """For between `<script type="application/ld+json">` and its end, whatever the texts hold."""
    record = _record(slug, definition, publisher, language, today)
    return Markup(json.dumps(record, ensure_ascii=False).translate(_UNSAFE))  # escaped above


def _record(slug: str, service: ServiceDefinition, publisher: Publisher, language: str, today: date) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": publisher.service_iri(slug),
        "url": publisher.service(slug),
        "name": service.title[language],
        "description": service.summary[language],
        "identifier": service.code,
        "serviceType": THEMES[service.theme][language],
        "audience": {"@type": "Audience", "audienceType": service.audience[language]},
        "areaServed": {"@type": "AdministrativeArea", "@id": publisher.area, "name": publisher.name},
        "provider": _provider(publisher),
        "availableChannel": list(_channels(slug, service, publisher, language)),
        "offers": [_offer(fee, language) for fee in service.fees_on(today)],
        **({"serviceOutput": _named(service.output.title[language])} if service.output else {}),
    }


def _provider(publisher: Publisher) -> dict[str, Any]:
    return {
        "@type": "GovernmentOrganization",
        "@id": publisher.organisation,
        "name": publisher.name,
        "url": publisher.home,
        "telephone": publisher.phone,
        "email": publisher.email,
        "address": publisher.address,
    }


def _channels(slug: str, service: ServiceDefinition, publisher: Publisher, language: str) -> Iterable[dict[str, Any]]:
    visit = publisher.visit
    here = {"online": publisher.form(slug), "appointment": visit, "counter": visit}
    for name, address in here.items():
        if getattr(service.channels, name):
            yield {
                "@type": "ServiceChannel",
                "name": CHANNELS[name][language],
                "serviceUrl": address,
                "servicePhone": {"@type": "ContactPoint", "telephone": service.phone or publisher.phone},
                "availableLanguage": ["nl", "en"] if name == "online" else ["nl"],
                "processingTime": duration(service.decide_within),
            }
    if service.elsewhere:
        yield {
            "@type": "ServiceChannel",
            "name": service.elsewhere.name[language],
            "serviceUrl": service.elsewhere.url,
        }


def _offer(fee: Fee, language: str) -> dict[str, Any]:
    offer = {"@type": "Offer", "price": f"{fee.cents / 100:.2f}", "priceCurrency": "EUR"}
    return offer | ({"name": fee.what[language]} if fee.what else {})


def _named(name: str) -> dict[str, str]:
    return {"@type": "Thing", "name": name}
