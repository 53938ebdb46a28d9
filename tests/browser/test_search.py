"""The search form with its suggestions: by keyboard, by mouse, and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.looking import settle
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]


@pytest.fixture
def anybody(visit: Visit) -> Visitor:
    visitor = visit()
    visitor.open("/")
    settle(visitor.page)
    return visitor


@pytest.fixture
def field(anybody: Visitor) -> Locator:
    return anybody.page.get_by_label("Zoek een dienst")


def typed(field: Locator, text: str) -> Locator:
    """The options, once they are there."""
    field.press_sequentially(text)
    options = field.page.get_by_role("option")
    expect(options.first).to_be_visible()
    return options


def test_a_choice_by_keyboard_leads_to_the_service(anybody: Visitor, field: Locator) -> None:
    options = typed(field, "verhuizing me")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-activedescendant", "q-1")
    field.press("Enter")
    anybody.page.wait_for_url("**/diensten/verhuizing/")


def test_enter_without_a_choice_sends_what_was_typed(anybody: Visitor, field: Locator) -> None:
    typed(field, "verhuiz")
    field.press("Enter")
    anybody.page.wait_for_url("**/zoeken/?q=verhuiz")


def test_past_the_last_option_the_arrows_come_back_to_the_field(field: Locator) -> None:
    options = typed(field, "verhuiz")
    for _ in range(options.count() + 1):
        field.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_the_list_goes_away_and_the_text_stays(field: Locator, key: str) -> None:
    options = typed(field, "verhuiz")
    field.press(key)
    expect(options.first).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("verhuiz")


def test_a_choice_by_mouse_leads_to_the_service(anybody: Visitor, field: Locator) -> None:
    typed(field, "verhuizing me").first.click()
    anybody.page.wait_for_url("**/diensten/verhuizing/")


def test_it_is_told_how_many_suggestions_there_are_once_the_typing_stops(anybody: Visitor, field: Locator) -> None:
    status = anybody.page.locator("form.search [role=status]")
    expect(status).to_be_empty()
    typed(field, "verhuiz")
    expect(status).to_contain_text("Gebruik de pijltjes omhoog en omlaag.")


def test_each_address_of_the_search_can_be_walked_without_scripts(visit: Visit) -> None:
    anybody = visit(java_script_enabled=False)
    anybody.open("/")
    anybody.page.get_by_label("Zoek een dienst").fill("paspport")
    anybody.press("Zoek", exact=True)
    expect(anybody.page.locator("h2#resultaten")).to_contain_text("voor “paspport”")
    anybody.follow("paspoort")
    expect(anybody.page.locator("h2#resultaten")).to_contain_text("voor “paspoort”")
    anybody.page.locator(".refine").get_by_role("link", name="Aan het loket").click()
    expect(anybody.page.get_by_role("link", name="Verwijder het filter Aan het loket")).to_be_visible()
    anybody.page.locator(".card__title a").first.click()
    anybody.page.wait_for_url("**/diensten/*/")


def test_a_filter_moves_the_focus_to_the_results(visit: Visit) -> None:
    anybody = visit()
    anybody.open("/zoeken/?q=kaart")
    anybody.page.locator(".refine").get_by_role("link", name="Gratis").click()
    anybody.page.wait_for_url("**gratis=ja**")
    expect(anybody.page.locator("h2#resultaten")).to_be_focused()
