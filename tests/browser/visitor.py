"""Somebody in front of a browser."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Response, ViewportSize

from tests.browser.installation import Installation

# Generous: what is measured is printed, and nothing else depends on the speed of the machine.
PATIENCE = 20_000
DESK: ViewportSize = {"width": 1280, "height": 800}


class Visitor:
    """A window without history. Remembers every problem that the browser itself reports."""

    def __init__(self, browser: Browser, city: Installation, **options: Any) -> None:
        self.city = city
        self.context = browser.new_context(base_url=city.site, **{"locale": "nl-BE", "viewport": DESK} | options)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self._said: list[tuple[str, str]] = []
        self._refused: set[str] = set()
        self.status = 0
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self._said.append((str(error), "")))
        self.page.on("response", self._note)

    def leave(self) -> list[str]:
        """Close the window. Gives what the browser complained about."""
        self.context.close()
        return self.complaints()

    def complaints(self) -> list[str]:
        """What the browser reported since it was last asked, but for pages that answer "no" as they should."""
        said, self._said = self._said, []
        return [f"{text} ({where})" for text, where in said if where.partition("#")[0] not in self._refused]

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._said.append((message.text, message.location["url"]))

    def _note(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.status = response.status
            if 400 <= response.status < 500:
                self._refused.add(response.url)

    def open(self, address: str) -> Response:
        response = self.page.goto(address)
        assert response
        return response

    def press(self, name: str, *, exact: bool = False) -> None:
        self.page.get_by_role("button", name=name, exact=exact).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def find(self, text: str) -> Locator:
        return self.page.locator("main").get_by_text(text).first

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()

    @property
    def title(self) -> str:
        return self.page.title()

    def sign_in(self, name: str, *, level: str = "eID", at: str = "/aanmelden/") -> float:
        """At the provider, as the person with this name; those who are not on its page are looked for.

        Gives the second in which the choice was made.
        """
        self.open(at)
        button = self.page.get_by_role("button", name=f"Kies {name}")
        if not button.count():
            self.page.locator("summary").click()
            self.page.get_by_label("Zoek iemand anders").fill(name)
            self.press("Zoek", exact=True)
        if level != "eID":
            self.page.get_by_label(level, exact=True).check()
        chosen = time.monotonic()
        button.click()
        return chosen

    def sign_in_at_the_desk(self, name: str) -> None:
        self.open("/balie/")
        self.press(f"Kies {name}")

    def arrive(self, name: str, *, documents: int = 1) -> None:
        """Sign in and wait until there are at least so many documents in the vault."""
        self.sign_in(name)
        self.until(lambda: self.page.locator("main .card--link").count() >= documents, "/mijn/documenten/")

    def until(self, happened: Callable[[], bool], at: str) -> None:
        """Look at a page again and again."""
        limit = time.monotonic() + PATIENCE / 1000
        self.open(at)
        while not happened():
            assert time.monotonic() < limit, f"It did not happen at {at}. The page says:\n{self.text}"
            self.page.wait_for_timeout(200)
            self.open(at)

    def documents(self) -> dict[str, str]:
        """What is in the vault: the address of each document by its title."""
        self.open("/mijn/documenten/")
        links = self.page.locator(".card__title a").all()
        return {link.inner_text(): link.get_attribute("href") or "" for link in links}
