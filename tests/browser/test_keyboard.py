from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.looking import settle
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
MOST_STOPS = 60


def tab_to(visitor: Visitor, name: str) -> None:
    """Tab until something with this text has the focus, and sees to it that the focus can be seen."""
    for _ in range(MOST_STOPS):
        visitor.page.keyboard.press("Tab")
        text, outline = visitor.page.evaluate(
            "() => { const a = document.activeElement; return [a.innerText ?? '', getComputedStyle(a).outlineStyle] }"
        )
        if name in " ".join(text.split()):
            assert outline != "none", f"{name} has the focus, but nobody sees it."
            return
    raise AssertionError(f"No stop of the Tab key is called {name}.")


def test_from_the_front_page_to_a_document_without_a_mouse(visit: Visit) -> None:
    lukasz = visit()
    lukasz.open("/")
    tab_to(lukasz, "Aanmelden")
    lukasz.page.keyboard.press("Enter")
    expect(lukasz.page.locator("h1")).to_have_text("Kies wie u bent")
    tab_to(lukasz, "Kies Łukasz Świątek")
    lukasz.page.keyboard.press("Enter")
    lukasz.page.wait_for_url("**/welkom/")
    expect(lukasz.find("Attest van hoofdverblijfplaats")).to_be_visible()
    tab_to(lukasz, "Attest van hoofdverblijfplaats")
    lukasz.page.keyboard.press("Enter")
    expect(lukasz.page.locator("article.paper")).to_be_visible()


def test_the_first_stop_of_every_page_leads_past_the_menu(visit: Visit) -> None:
    anybody = visit()
    for address in ("/", "/diensten/verhuizing/", "/controleer/"):
        anybody.open(address)
        settle(anybody.page)
        anybody.page.keyboard.press("Tab")
        expect(anybody.page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
        anybody.page.keyboard.press("Enter")
        expect(anybody.page.locator("main")).to_be_focused()


def test_the_menu_of_a_small_screen_opens_and_closes(visit: Visit) -> None:
    anybody = visit(viewport={"width": 360, "height": 740})
    anybody.open("/")
    settle(anybody.page)
    menu = anybody.page.get_by_role("button", name="Menu")
    link = anybody.page.get_by_role("link", name="Diensten", exact=True)
    expect(link).to_be_hidden()
    tab_to(anybody, "Menu")
    anybody.page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    anybody.page.keyboard.press("Enter")
    expect(link).to_be_hidden()
