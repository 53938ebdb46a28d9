"""Reporting a move, and what a clerk does with it."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tests.browser.visitor import Visitor


def today() -> date:
    return datetime.now(ZoneInfo("Europe/Brussels")).date()


@dataclass(frozen=True)
class Address:
    street: str
    number: str
    postcode: str = "2000"
    municipality: str = "Antwerpen"


def answer_when(citizen: Visitor, day: date) -> None:
    for label, value in (("Dag", day.day), ("Maand", day.month), ("Jaar", day.year)):
        citizen.page.get_by_label(label, exact=True).fill(str(value))
    citizen.press("Verder", exact=True)


def answer_where(citizen: Visitor, address: Address) -> None:
    labels = ("Straat", "Huisnummer", "Postcode", "Gemeente")
    values = (address.street, address.number, address.postcode, address.municipality)
    for label, value in zip(labels, values, strict=True):
        citizen.page.get_by_label(label, exact=True).fill(value)
    citizen.press("Verder", exact=True)


def answer_who(citizen: Visitor) -> None:
    """Everybody of the household."""
    for box in citizen.page.get_by_role("checkbox").all():
        box.check()
    citizen.press("Verder", exact=True)


def fill_in(citizen: Visitor, address: Address) -> None:
    """Up to the page on which everything is looked over."""
    citizen.open("/aanvragen/verhuizing/vraag/wanneer/")
    answer_when(citizen, today())
    answer_where(citizen, address)
    answer_who(citizen)


def submit(citizen: Visitor) -> str:
    """Gives the number of the request, as it stands in its address."""
    citizen.press("Meld de verhuizing")
    assert citizen.heading == "Wij hebben uw aanvraag ontvangen"
    return citizen.page.url.rstrip("/").rsplit("/", 1)[1]


def decide(clerk: Visitor, number: str, outcome: str, reason: str = "") -> None:
    clerk.open(f"/balie/zaken/{number}/")
    clerk.page.get_by_label(outcome, exact=True).check()
    clerk.page.get_by_label("Reden, in gewone taal").fill(reason)
    clerk.press("Beslis", exact=True)


def come_in(clerk: Visitor, code: str) -> str:
    """With the code that a citizen gave. Gives the address under which the clerk helps."""
    clerk.open("/balie/hulp/")
    clerk.page.get_by_label("Hulpcode").fill(code)
    clerk.page.get_by_label("Waarom helpt u?").fill("aan het loket")
    clerk.press("Open het formulier")
    clerk.page.wait_for_url("**/balie/hulp/*-*/")
    return urlsplit(clerk.page.url).path
