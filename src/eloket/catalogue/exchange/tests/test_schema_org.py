import json
from datetime import date
from typing import Any

from eloket.catalogue.exchange.schema_org import government_service
from eloket.catalogue.exchange.tests.builders import HOME, a_publisher, a_service

TODAY = date(2026, 11, 25)


def told(language: str = "nl", **changes: Any) -> str:
    return government_service("graf", a_service(**changes), a_publisher(), language=language, today=TODAY)


def test_a_service_is_told_in_the_language_of_its_page() -> None:
    dutch, english = json.loads(told()), json.loads(told("en"))
    assert (dutch["@type"], dutch["name"]) == ("GovernmentService", "Grafconcessie aanvragen")
    assert english["name"] == "Apply for a grave concession"
    assert dutch["@id"] == english["@id"] == f"{HOME}diensten/graf/#dienst"
    assert dutch["provider"]["telephone"] == "03 555 01 00"


def test_it_says_what_it_costs_today_and_where_it_is_had() -> None:
    record = json.loads(told("en"))
    assert [(offer["name"], offer["price"]) for offer in record["offers"]] == [
        ("In the ground", "250.50"),
        ("Child's grave", "0.00"),
    ]
    assert [channel["serviceUrl"] for channel in record["availableChannel"]] == [
        f"{HOME}aanvragen/graf/",
        f"{HOME}afspraak/",
    ]


def test_no_text_can_end_the_script_it_stands_in() -> None:
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    made = told(title={"nl": evil, "en": evil}, audience={"nl": evil, "en": evil})
    assert not set("<>&\u2028") & set(made)
    assert json.loads(made)["name"] == evil and json.loads(made)["audience"]["audienceType"] == evil
