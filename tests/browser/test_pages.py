"""What holds for every page, whatever stands on it."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import looking
from tests.browser.stage import Stage
from tests.browser.states import STATES
from tests.browser.visitor import DESK, Visitor

CITY = "Stad Voorbeeld"
SITES = {"desk": "Balie Voorbeeld", "world": "Demo"}
DOCUMENT, EVERYTHING = 20_000, 150_000  # bytes
# Here every text stands twice, with the choices around it.
EDITOR = 40_000
WIDTHS = (1280, 360, 320)


# Of the module, so that each state is reached once and every test looks at it in turn.
@pytest.fixture(scope="module", params=STATES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def shown(name: str, stage: Stage) -> Visitor:
    visitor = STATES[name].reach(stage)
    looking.settle(visitor.page)
    return visitor


def test_it_answers_as_it_should_and_the_browser_complains_about_nothing(shown: Visitor, name: str) -> None:
    assert shown.status == STATES[name].status
    assert not shown.complaints()


def test_it_has_one_heading_and_a_title_that_ends_with_the_city(shown: Visitor, name: str) -> None:
    expect(shown.page.locator("h1")).to_have_count(1)
    # A page that does not exist belongs to nobody's desk.
    site = CITY if name == "desk-missing" else SITES.get(name.partition("-")[0], CITY)
    assert shown.title.endswith(f" – {site}")
    assert len(shown.title) > len(f" – {site}")


def test_it_keeps_to_the_budget_and_asks_nobody_else(shown: Visitor, name: str) -> None:
    sizes = looking.sizes(shown.page)
    assert next(iter(sizes.values())) <= (EDITOR if name.startswith(("desk-draft", "desk-service")) else DOCUMENT)
    assert sum(sizes.values()) <= EVERYTHING, sizes
    assert {urlsplit(address).netloc for address in sizes} == {urlsplit(shown.page.url).netloc}


def test_it_fits_on_every_screen(shown: Visitor, name: str, screenshots: Path) -> None:
    faults: list[str] = []
    for width in WIDTHS:
        faults += looking.misfits(shown.page, width)
        looking.picture(shown.page, screenshots / f"{name}-{width}.jpg")
    with looking.spaced(shown.page):
        faults += [f"with wide text {each}" for each in looking.misfits(shown.page, 320)]
    shown.page.set_viewport_size(DESK)
    assert not faults, "\n".join(faults)


def test_anybody_can_use_it_in_light_and_in_dark(shown: Visitor) -> None:
    found = looking.violations(shown.page)
    assert not found, "\n".join(found)
