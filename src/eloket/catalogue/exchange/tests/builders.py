"""Builders: the city that publishes, and a service with everything that can be exchanged."""

from typing import Any

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.exchange.publisher import Publisher
from eloket.core.texts import Text

HOME = "https://loket.example/"
GRAVE: dict[str, Any] = {
    "code": "OVL-05",
    "title": {"nl": "Grafconcessie aanvragen", "en": "Apply for a grave concession"},
    "summary": {"nl": "Een graf voor 25 jaar.", "en": "A grave for 25 years."},
    "audience": {"nl": "U regelt een begrafenis.", "en": "You arrange a funeral."},
    "target": "citizen",
    "about": [{"nl": "Het graf ligt in <deze> stad & blijft.", "en": "The grave is in <this> city & stays."}],
    "theme": "BurgerOverheid",
    "life_events": ["overlijden"],
    "keywords": ["graf", "concessie"],
    "related": ["crematie", "bestaat-niet"],
    "channels": {"online": True, "appointment": True, "counter": False},
    "assurance": "substantial",
    "minimum_age": 18,
    "fees": [
        {"cents": 25050, "since": "2026-01-01", "what": {"nl": "Volle grond", "en": "In the ground"}},
        {"cents": 26000, "since": "2027-01-01", "what": {"nl": "Volle grond", "en": "In the ground"}},
        {"cents": 0, "since": "2026-01-01", "what": {"nl": "Kindergraf", "en": "Child's grave"}},
    ],
    "decide_within": {"working_days": 12},
    "you_need": [{"nl": "De akte van overlijden", "en": "The death certificate"}],
    "afterwards": [{"nl": "Wij bellen u.", "en": "We call you."}, {"nl": "U kiest een plaats.", "en": "You choose."}],
    "granted": {"nl": "U hebt een graf.", "en": "You have a grave."},
    "output": {
        "title": {"nl": "Concessieakte", "en": "Deed of concession"},
        "states": {"nl": "De stad geeft", "en": "The city gives"},
    },
    "law": [{"nl": "Decreet van 16 januari 2004", "en": "Decree of 16 January 2004"}],
    "phone": "03 555 01 20",
    "concept": "346",
    "concept_seen": "2026-03-01T00:00:00Z",
    "form": {"declaration": {"nl": "Ja", "en": "Yes"}, "submit": {"nl": "Vraag", "en": "Ask"}},
    "procedure": [{"review": {"team": "burgerzaken"}}, {"issue": {"kind": "DOC-11"}}],
}


def a_service(**changes: Any) -> ServiceDefinition:
    return ServiceDefinition.model_validate(GRAVE | changes)


def a_publisher() -> Publisher:
    return Publisher(
        name="Stad Voorbeeld",
        phone="03 555 01 00",
        email="hallo@stad.example",
        address="Stadhuisplein 1, 2999 Voorbeeld",
        hours={"nl": "maandag tot vrijdag van 9 tot 17 uur", "en": "Monday to Friday, 9 am to 5 pm"},
        organisation=f"{HOME}#stad",
        area=f"{HOME}#gebied",
        home=HOME,
        visit=f"{HOME}afspraak/",
        service=lambda slug: f"{HOME}diensten/{slug}/",
        form=lambda slug: f"{HOME}aanvragen/{slug}/",
        documents={"DOC-11": Text(nl="Attest van gezinssamenstelling", en="Certificate of household composition")},
    )
