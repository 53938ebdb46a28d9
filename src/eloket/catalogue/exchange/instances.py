"""A published version of a service as an instance snapshot of IPDC, in the terms of its JSON-LD context."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from eloket.catalogue.definition import Fee, ServiceDefinition
from eloket.catalogue.exchange.codes import AUDIENCE
from eloket.catalogue.exchange.markup import bullets, paragraphs
from eloket.catalogue.exchange.publisher import Publisher
from eloket.core.dates import day_text
from eloket.core.texts import Text

# The city writes "u": in the languages of IPDC, formal Dutch.
LANGUAGES = {"nl": "nl-BE-x-formal", "en": "en"}


@dataclass(frozen=True)
class Edition:
    """One published version of a service. `day` is the day of its publication in the time zone of the city."""

    slug: str
    number: int
    definition: ServiceDefinition
    published_at: datetime
    first_published_at: datetime
    day: date


def snapshot(edition: Edition, publisher: Publisher) -> dict[str, Any]:
    """The same whenever it is asked: it holds the fees of the day of publication, and those already known to follow."""
    service, city = edition.definition, publisher
    concept = service.concept or ""
    return {
        "@id": city.part(edition.slug, f"versie-{edition.number}"),
        "@type": ["InstantieSnapshot"],
        "isVersionOf": city.service_iri(edition.slug),
        "aangemaaktDoor": city.organisation,
        **({"linkedConcept": concept} if concept.startswith("http") else {}),
        **({"productnummer": concept} if concept.isdigit() else {}),
        "creatie": moment(edition.first_published_at),
        "laatstGewijzigd": moment(edition.published_at),
        "generatedAtTime": moment(edition.published_at),
        "naam": _words(service.title),
        "beschrijving": _paragraphs([service.summary]),
        "verdereBeschrijving": _paragraphs(service.about),
        "voorwaarden": [_condition(service)],
        "procedures": [_procedure(edition, publisher)],
        "kosten": [_cost(place, fee, edition.day) for place, fee in enumerate(_fees(service, edition.day))],
        **({"regelgevingTekst": _bullets(service.law)} if service.law else {}),
        "contactgegevens": [_contact(service, publisher)],
        "doelgroepen": [AUDIENCE[service.target].code],
        "themas": [service.theme],
        "talen": ["NLD", "ENG"],
        "bevoegdeOverheden": [city.organisation],
        "uitvoerendBestuursniveaus": ["Lokaal"],
        "uitvoerendeOverheden": [city.organisation],
        "geografischToepassingsgebieden": [city.area],
        **({"zoektermen": {"nl": list(service.keywords)}} if service.keywords else {}),
    }


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _condition(service: ServiceDefinition) -> dict[str, Any]:
    return {
        "@type": "Voorwaarde",
        "naam": _words(Text(nl="Voor wie", en="Who it is for")),
        "beschrijving": _paragraphs([service.audience]),
        "order": 0,
        **({"bewijs": _evidence(service.you_need)} if service.you_need else {}),
    }


def _evidence(needs: Sequence[Text]) -> dict[str, Any]:
    return {
        "@type": "Bewijs",
        "naam": _words(Text(nl="Dit hebt u nodig", en="What you need")),
        "beschrijving": _bullets(needs),
    }


def _procedure(edition: Edition, publisher: Publisher) -> dict[str, Any]:
    return {
        "@type": "Procedure",
        "naam": _words(Text(nl="Wat gebeurt er daarna?", en="What happens next?")),
        "beschrijving": _bullets(edition.definition.afterwards),
        "order": 0,
        "websites": [
            {"@type": "Website", "naam": _words(name), "url": url, "order": place}
            for place, (name, url) in enumerate(_websites(edition, publisher))
        ],
    }


def _websites(edition: Edition, publisher: Publisher) -> Iterable[tuple[Text, str]]:
    service = edition.definition
    yield service.title, publisher.service(edition.slug)
    if service.channels.online:
        yield Text(nl="Vraag online aan", en="Apply online"), publisher.form(edition.slug)
    if service.channels.appointment or service.channels.counter:
        yield Text(nl="Kom langs aan het loket", en="Come to the counter"), publisher.visit
    if service.elsewhere:
        yield service.elsewhere.name, service.elsewhere.url


def _fees(service: ServiceDefinition, day: date) -> list[Fee]:
    return [*service.fees_on(day), *(fee for fee in service.fees if fee.since > day.isoformat())]


def _cost(place: int, fee: Fee, day: date) -> dict[str, Any]:
    amount = Text(nl=_amount(fee, "nl", day), en=_amount(fee, "en", day))
    name = fee.what or Text(nl="Kosten", en="Costs")
    return {"@type": "Kost", "naam": _words(name), "beschrijving": _paragraphs([amount]), "order": place}


def _amount(fee: Fee, language: str, day: date) -> str:
    free, sign, from_ = {"nl": ("Gratis", ",", "vanaf"), "en": ("Free", ".", "from")}[language]
    amount = f"€ {fee.cents // 100}{sign}{fee.cents % 100:02}" if fee.cents else free
    later = fee.since > day.isoformat()
    return f"{amount}, {from_} {day_text(date.fromisoformat(fee.since), language)}" if later else amount


def _contact(service: ServiceDefinition, publisher: Publisher) -> dict[str, Any]:
    return {
        "@type": "Contactgegevens",
        "email": publisher.email,
        "telefoonnummer": service.phone or publisher.phone,
        "url": publisher.visit,
        "openingsuren": publisher.hours.get("nl", ""),
        "order": 0,
    }


def _words(text: Text) -> dict[str, str]:
    return {ours: text[code] for code, ours in LANGUAGES.items() if text[code]}


def _each(texts: Sequence[Text], write: Callable[[Iterable[str]], str]) -> dict[str, str]:
    return {ours: write(text[code] for text in texts) for code, ours in LANGUAGES.items()}


def _paragraphs(texts: Sequence[Text]) -> dict[str, str]:
    return _each(texts, paragraphs)


def _bullets(texts: Sequence[Text]) -> dict[str, str]:
    return _each(texts, bullets)
