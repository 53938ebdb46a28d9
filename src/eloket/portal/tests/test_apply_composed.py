"""Questions of several fields on their pages: rows that come and go, a period, a person, what follows from answers."""

from typing import Any

import pytest
from django.test import Client

from eloket.cases.models import Case
from eloket.catalogue.folders import Folder
from eloket.catalogue.publishing import publish
from eloket.catalogue.rules import problems_of
from eloket.catalogue.tests.builders import WORDS, a_service, defined
from eloket.core import clock
from eloket.portal.tests.builders import draft_key, main

pytestmark = pytest.mark.django_db
MARKET = "/aanvragen/markt/vraag/"
CENTS = 1500
STALLS: dict[str, Any] = {
    "key": "stalls",
    "type": "group",
    "unit": {"nl": "Kraam", "en": "Stall"},
    "most": 3,
    "questions": [
        {"key": "goods", "type": "text", "label": {"nl": "Wat verkoopt u?", "en": "What do you sell?"}},
        {"key": "metres", "type": "number", "label": {"nl": "Hoeveel meter?", "en": "How many metres?"}},
    ],
}
WHO = {"key": "holder", "type": "person", "fact": "household.members", "who": ["me", "child", "partner", "other"]}
DAYS = {"key": "days", "type": "period", "earliest": 0, "longest": 3}
PRICE = {"key": "price", "type": "calculated", "calculated": {"value": f"total(stalls.metres) * days.days * {CENTS}"}}
NOTE = {"key": "note", "type": "information", "label": {"nl": "U betaalt later.", "en": "You pay later."}}
CARD = {"key": "card", "type": "text"}


def a_page(key: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "key": key,
        "title": WORDS,
        "questions": [{"label": WORDS, "why": WORDS} | each for each in questions],
    } | more


@pytest.fixture
def market(citizen: Client) -> Client:
    pages = [
        a_page("stalls", STALLS),
        a_page("who", WHO, DAYS),
        a_page("card", CARD, when="holder.who == 'me' && stalls.count > 1"),
        a_page("price", PRICE, NOTE),
    ]
    content = a_service(
        form={"pages": pages, "declaration": WORDS, "submit": WORDS},
        fees=[{"cents": CENTS, "since": "2026-01-01"}],
        procedure=[{"review": {"team": "burgerzaken"}}],
    )
    assert problems_of(content) == []
    publish([Folder("markt", defined(content), ())], now=clock.now())
    return citizen


def rows(*rows: tuple[str, str]) -> dict[str, Any]:
    sent: dict[str, Any] = {"stalls-row": [str(nth) for nth in range(len(rows))]}
    for nth, (goods, metres) in enumerate(rows):
        sent |= {f"stalls-{nth}-goods": goods, f"stalls-{nth}-metres": metres}
    return sent


def days(first: str = "1", last: str = "2") -> dict[str, str]:
    ends = {"first": first, "last": last}
    year = str(clock.today().year + 1)
    return {
        f"days-{end}-{part}": text
        for end, day in ends.items()
        for part, text in (("day", day), ("month", "5"), ("year", year))
    }


def to_the_price(browser: Client, *stalls: tuple[str, str], who: str = "me") -> str:
    browser.post(f"{MARKET}stalls/", rows(*stalls))
    return str(browser.post(f"{MARKET}who/", {"holder": who} | days())["Location"])


def test_a_button_adds_a_row_and_keeps_what_was_typed(market: Client) -> None:
    page = main(market.post(f"{MARKET}stalls/", rows(("Kaas", "veel")) | {"do": "add stalls"}))
    assert 'value="Kaas"' in page and 'value="veel"' in page and 'name="stalls-1-goods"' in page
    assert "Fout" not in page and 'formaction="#stalls-2"' in page
    assert main(market.get(f"{MARKET}stalls/")).count('name="stalls-row"') == 1


def test_a_button_removes_the_row_it_stands_in(market: Client) -> None:
    page = main(market.post(f"{MARKET}stalls/", rows(("Kaas", "2"), ("Brood", "3")) | {"do": "remove stalls 0"}))
    assert "Kaas" not in page and 'value="Brood"' in page and page.count('name="stalls-row"') == 1
    assert "Verwijder" not in page


def test_no_more_rows_are_offered_than_there_may_be(market: Client) -> None:
    page = main(market.post(f"{MARKET}stalls/", rows(("a", "1"), ("b", "1")) | {"do": "add stalls"}))
    assert page.count('name="stalls-row"') == 3 and "Voeg er nog een toe" not in page


def test_the_enter_key_goes_on_and_removes_nothing(market: Client) -> None:
    page = main(market.get(f"{MARKET}stalls/"))
    first = page.index("<button", page.index("<form"))
    assert 'name="do"' not in page[first : page.index(">", first)]


def test_each_mistake_in_a_row_stands_at_its_field(market: Client) -> None:
    answer = market.post(f"{MARKET}stalls/", rows(("Kaas", "2"), ("Brood", "veel")))
    assert answer.status_code == 422
    page = main(answer)
    assert 'href="#stalls-1-metres"' in page and 'id="stalls-1-metres-error"' in page


def test_a_formula_decides_and_computes_and_the_case_keeps_what_was_seen(market: Client) -> None:
    assert to_the_price(market, ("Kaas", "2"), ("Brood", "3")).endswith("/vraag/card/")
    assert market.post(f"{MARKET}card/", {"card": "12"})["Location"].endswith("/vraag/price/")
    page = main(market.get(f"{MARKET}price/"))
    assert "€ 150" in page and "U betaalt later." in page
    assert market.post(f"{MARKET}price/", {"price": "1"})["Location"].endswith("/nakijken/")
    assert "€ 150" in main(market.get("/aanvragen/markt/nakijken/"))
    market.post("/aanvragen/markt/nakijken/", {"draft": draft_key(market, "markt")})
    kept = Case.objects.get().answers
    assert kept["price"] == 2 * 5 * CENTS and "note" not in kept
    assert kept["stalls"] == [{"goods": "Kaas", "metres": 2}, {"goods": "Brood", "metres": 3}]


def test_an_amount_that_another_answer_changed_is_shown_again(market: Client) -> None:
    assert to_the_price(market, ("Kaas", "2")).endswith("/vraag/price/")
    market.post(f"{MARKET}price/")
    changed = market.post(f"{MARKET}stalls/", rows(("Kaas", "4")))
    assert changed["Location"].endswith("/vraag/who/")
    assert market.get("/aanvragen/markt/nakijken/")["Location"].endswith("/vraag/price/")
    page = main(market.get(f"{MARKET}price/"))
    assert "veranderd" in page and "€ 120" in page
    assert market.post(f"{MARKET}price/")["Location"].endswith("/nakijken/")


def test_the_household_is_offered_by_what_they_are_to_whoever_asks(market: Client) -> None:
    page = main(market.get(f"{MARKET}who/"))
    assert "Uzelf" in page and "Thomas Peeters" in page and "Adam Peeters" in page and "Iemand anders" in page
    assert "Fatima" not in page.split("Uzelf")[1].split("Iemand anders")[0]


def test_somebody_else_is_typed_and_what_is_missing_stands_at_its_field(market: Client) -> None:
    market.post(f"{MARKET}stalls/", rows(("Kaas", "2")))
    page = main(market.post(f"{MARKET}who/", {"holder": "other", "holder-given": "Ann"} | days()))
    assert 'href="#holder-family"' in page and 'href="#holder-birth"' in page and 'value="Ann"' in page
    somebody = {"holder": "other", "holder-given": "Ann", "holder-family": "Maes"}
    born = {"holder-birth-day": "1", "holder-birth-month": "5", "holder-birth-year": "1990"}
    assert market.post(f"{MARKET}who/", somebody | born | days()).status_code == 302


def test_a_period_is_refused_at_its_last_day(market: Client) -> None:
    page = main(market.post(f"{MARKET}who/", {"holder": "me"} | days("5", "4")))
    assert 'href="#days-last"' in page and "De laatste dag komt voor de eerste." in page
    assert "hoogstens 3 dagen" in main(market.post(f"{MARKET}who/", {"holder": "me"} | days("1", "9")))
