import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from eloket.demo.cast import CAST
from eloket.demo.clerks import CLERKS
from tests.browser.stage import Stage
from tests.browser.states import STATES
from tests.browser.visitor import Visitor

# Pages of the demo world; and a message, which keeps the language in which it was written.
ELSEWHERE = [name for name in STATES if name.startswith("world")] + ["message"]
WORDS_ALIKE = (Path(__file__).parent / "words.js").read_text(encoding="utf-8")
# The same in both languages: names, addresses, numbers, and words that English and Dutch share.
NAMES = {each.name for each in CAST} | {each.name for each in CLERKS} | {"Jan Van den Bergh", "Lena Peeters Janssens"}
PLACES = {"Stad Voorbeeld", "Voorbeeld", "Stadhuisplein 1, 2999 Voorbeeld", "hallo@", "stadvoorbeeld.example"}
WORDS = {
    "English",
    "Nederlands",
    "Menu",
    "Privacy",
    "Demo",
    "Document",
    "Postcode",
    "itsme",
    "eID",
    "E-mail",
    "burgerzaken",
    "Online",
}
NUMBER = re.compile(r"(Document )?[0-9A-Z]{4,6}(-[0-9A-Z]{4,6})+|\S+@\S+")


def alike(visitor: Visitor, addresses: list[str]) -> dict[str, str]:
    """Words that pages show in Dutch and in English, each with such a page."""
    found: dict[str, str] = visitor.page.evaluate(WORDS_ALIKE, addresses)
    visitor.complaints()
    shared = NAMES | PLACES | WORDS
    return {
        words: address
        for words, address in found.items()
        if not {words, *words.split(" – ")} & shared and not NUMBER.fullmatch(words)
    }


@pytest.mark.parametrize("who", ["anybody", "newcomer", "citizen", "clerk", "editor"])
def test_pages_in_english_show_no_dutch(stage: Stage, who: str) -> None:
    visitor = stage.turn_to(who)
    addresses = [
        state.address.format_map(stage)
        for name, state in STATES.items()
        if state.who == who and state.status == 200 and name not in ELSEWHERE
    ]
    visitor.open("/")
    assert alike(visitor, addresses) == {}


def test_the_demo_world_in_english_shows_no_dutch(stage: Stage) -> None:
    visitor = stage.anybody
    visitor.open("/aanmelden/")
    people = visitor.page.url
    visitor.open("/balie/aanmelden/")
    states = [state for state in STATES.values() if state.address.startswith("{world}") and state.status == 200]
    addresses = [state.address.format_map(stage) for state in states]
    assert alike(visitor, [people, visitor.page.url, *addresses]) == {}


def test_the_choice_of_a_language_keeps_the_page_and_holds_for_the_next(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.open("/diensten/verhuizing/")
    visitor.follow("English")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    assert visitor.page.url.endswith("/diensten/verhuizing/")
    assert visitor.heading == "Report a move"
    visitor.open("/controleer/")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    visitor.follow("Nederlands")
    assert visitor.heading == "Een document controleren"
