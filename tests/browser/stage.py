"""People in all positions of the journeys, each with a window that stays open, so that every page can be looked at."""

from collections.abc import Mapping
from contextlib import ExitStack
from functools import cached_property

from playwright.sync_api import Browser, Route

from tests.browser.installation import Installation
from tests.browser.moving import Address, come_in, decide, fill_in, submit
from tests.browser.reporting import report
from tests.browser.visitor import Visitor

TITLE = "Attest van hoofdverblijfplaats"


class Stage:
    """Whoever is not needed does not come. `stage["code"]` and the like name what happened to the citizen."""

    def __init__(self, browser: Browser, city: Installation) -> None:
        self.city = city
        self._browser = browser
        self._visitors: list[Visitor] = []
        self._standstill = ExitStack()

    def __getitem__(self, name: str) -> str:
        if name == "reported":
            return self._report[1]
        if name == "world":
            return self.city.world
        return str(getattr(self, name)) if name in ("help_code", "helped") else self._story[1][name]

    def turn_to(self, who: str) -> Visitor:
        """The window of this person. As long as it is whoever waits, jobs stand still."""
        if who != "waiting":
            self._standstill.close()
        visitor: Visitor = getattr(self, who)
        return visitor

    def end(self) -> None:
        self._standstill.close()
        for visitor in self._visitors:
            visitor.leave()

    def _come(self) -> Visitor:
        self._visitors.append(Visitor(self._browser, self.city))
        return self._visitors[-1]

    @cached_property
    def anybody(self) -> Visitor:
        return self._come()

    @cached_property
    def newcomer(self) -> Visitor:
        """Has documents, asked nothing."""
        visitor = self._come()
        visitor.arrive("Lena Peeters Janssens")
        return visitor

    @cached_property
    def waiting(self) -> Visitor:
        """Signed in a second ago; nothing is known of her yet, and the page does not ask again."""
        self._standstill.enter_context(self.city.paused("worker"))
        # The first sign-in ends on the welcome page by a redirect, which no route sees: so that window is closed again.
        first = self._come()
        first.sign_in("Marijke van der Meer")
        first.page.wait_for_url("**/welkom/")
        first.leave()
        visitor = self._come()
        visitor.context.route("**/welkom/", _without_refresh)
        visitor.sign_in("Marijke van der Meer")
        visitor.page.wait_for_url("**/mijn/")
        visitor.open("/welkom/")
        return visitor

    @cached_property
    def clerk(self) -> Visitor:
        visitor = self._come()
        visitor.sign_in_at_the_desk("An Willems")
        return visitor

    @cached_property
    def editor(self) -> Visitor:
        """Changes a service, and is not done."""
        visitor = self._come()
        visitor.sign_in_at_the_desk("Karim Benali")
        visitor.open("/balie/diensten/verhuizing/")
        visitor.press("Wijzig deze dienst")
        return visitor

    @cached_property
    def other_clerk(self) -> Visitor:
        """Of another team, and no editor."""
        visitor = self._come()
        visitor.sign_in_at_the_desk("Sofie Mertens")
        return visitor

    @cached_property
    def waste_clerk(self) -> Visitor:
        visitor = self._come()
        visitor.sign_in_at_the_desk("Tom De Backer")
        return visitor

    @property
    def reporter(self) -> Visitor:
        """Reported dumped waste, with files."""
        return self._report[0]

    @cached_property
    def _report(self) -> tuple[Visitor, str]:
        reporter = self._come()
        reporter.arrive("Anne t'Kindt")
        return reporter, report(reporter)

    @property
    def citizen(self) -> Visitor:
        """Has had one move refused and one granted, has reported a third, and is busy with a fourth."""
        return self._story[0]

    @cached_property
    def help_code(self) -> str:
        """Where the citizen reads the code that lets a clerk into her fourth move."""
        self.citizen.open("/aanvragen/verhuizing/hulp/")
        self.citizen.press("Geef mij een hulpcode")
        return "/aanvragen/verhuizing/hulp/"

    @cached_property
    def helped(self) -> str:
        """Where the clerk helps her."""
        self.citizen.open(self.help_code)
        return come_in(self.clerk, self.citizen.page.locator(".code__text").inner_text())

    @cached_property
    def _story(self) -> tuple[Visitor, Mapping[str, str]]:
        citizen = self._come()
        citizen.arrive("Jan Van den Bergh", documents=4)
        certificate, refused = _certificate(citizen), _move(citizen, "1")
        decide(self.clerk, refused, "Weigeren", "U woont nog niet op dit adres.")
        old = citizen.documents()
        # A document shows its code as long as it holds.
        old_code = _code(citizen, old[TITLE])
        granted = _move(citizen, "2")
        decide(self.clerk, granted, "Goedkeuren")
        citizen.until(lambda: citizen.page.locator(f'.card a[href="{old[TITLE]}"]').count() == 0, "/mijn/documenten/")
        _switch_off(citizen)
        running = _move(citizen, "3")
        fill_in(citizen, Address("Meir", "4"))
        mailbox = f"{self.city.world}/postbus/?aan=jan.vandenbergh@post.example"
        citizen.until(lambda: citizen.page.locator("tbody a").count() > 0, mailbox)
        numbers = {"certificate": certificate, "refused": refused, "granted": granted, "running": running}
        return citizen, numbers | {"mailbox": mailbox} | _addresses(citizen, old[TITLE]) | {"old_code": old_code}


def _without_refresh(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, headers={name: text for name, text in answer.headers.items() if name != "refresh"})


def _certificate(citizen: Visitor) -> str:
    citizen.open("/aanvragen/gezinssamenstelling/nakijken/")
    citizen.press("Vraag het attest aan")
    return citizen.page.url.rstrip("/").rsplit("/", 1)[1]


def _move(citizen: Visitor, house: str) -> str:
    fill_in(citizen, Address("Meir", house))
    return submit(citizen)


def _switch_off(citizen: Visitor) -> None:
    citizen.open(citizen.documents()["Uittreksel uit de registers"])
    citizen.page.get_by_text("Dit document niet meer krijgen").click()
    citizen.press("Zet uit")


def _addresses(citizen: Visitor, replaced: str) -> dict[str, str]:
    document = citizen.documents()[TITLE]
    codes = {"code": _code(citizen, document)}
    citizen.open("/mijn/berichten/")
    message = citizen.page.locator("tbody a").last.get_attribute("href") or ""
    return codes | {"document": document, "replaced": replaced, "message": message}


def _code(citizen: Visitor, document: str) -> str:
    citizen.open(document)
    return citizen.page.locator(".code__text").inner_text().replace("-", "")
