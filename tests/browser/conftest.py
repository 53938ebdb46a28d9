import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from eloket.launch.folders import STATE, private
from eloket.launch.system_packages import BROWSERS
from tests.browser.installation import Installation, installed
from tests.browser.stage import Stage
from tests.browser.visitor import PATIENCE, Visitor

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


# Of the package, not of the session: Playwright's loop must have ended before tests of other folders use Django here.
@pytest.fixture(scope="package")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installed(tmp_path_factory.mktemp("city"), os.environ["DATABASE_URL"]) as installation:
        yield installation
        assert not installation.complaints(), installation.complaints()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    program = os.environ.get("ELOKET_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.fail("Chromium is missing: run apt-get install chromium, or set ELOKET_CHROMIUM to where it stands.")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, city: Installation) -> Iterator[Callable[..., Visitor]]:
    """Let somebody come with a browser of their own. What goes wrong in its console fails the test."""
    visitors: list[Visitor] = []

    def come(**options: Any) -> Visitor:
        visitors.append(Visitor(chromium, city, **options))
        return visitors[-1]

    yield come
    problems = [problem for visitor in visitors for problem in visitor.leave()]
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="package")
def stage(chromium: Browser, city: Installation) -> Iterator[Stage]:
    stage = Stage(chromium, city)
    yield stage
    stage.end()


@pytest.fixture(scope="package")
def screenshots() -> Path:
    """An empty folder for pictures of this run."""
    folder = Path(os.environ.get("ELOKET_SCREENSHOTS", STATE / "screenshots"))
    for old in private(folder).glob("*.jpg"):
        old.unlink()
    return folder
