"""What can be measured of a page that is open in a window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What colours can change.
COLOURS = ["color-contrast", "link-in-text-block"]

# WCAG 2.1, success criterion 1.4.12.
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)

_AXE = """
async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false }))
  .violations.map((each) => `${each.id}: ${each.help}: ` + each.nodes.map((node) => node.target.join(' ')).join(', '))
"""

_GEOMETRY = (Path(__file__).parent / "geometry.js").read_text(encoding="utf-8")

_SIZES = """
() => [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
  .map((each) => [each.name, each.encodedBodySize])
"""


def settle(page: Page) -> None:
    """Until scripts have done what they do at the start."""
    page.wait_for_load_state()
    page.evaluate("import(document.querySelector('link[rel=modulepreload]').href).then(() => undefined)")


def violations(page: Page) -> list[str]:
    """What axe finds: everything in light, and in the dark what colours can change."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(_AXE, {"type": "tag", "values": TAGS})
    page.emulate_media(color_scheme="dark")
    dark: list[str] = page.evaluate(_AXE, {"type": "rule", "values": COLOURS})
    page.emulate_media(color_scheme="light")
    return found + [f"in the dark: {each}" for each in dark]


def misfits(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(_GEOMETRY)
    return [f"at {width} px: {each}" for each in found]


def picture(page: Page, file: Path) -> None:
    # A third faster than the default format, and as good to look at.
    page.screenshot(path=file, full_page=True, type="jpeg", quality=80)


@contextmanager
def spaced(page: Page) -> Iterator[None]:
    """Text as somebody sets it who reads badly. By a sheet that scripts make, which the page's own policy allows."""
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", SPACING
    )
    yield
    page.evaluate("() => { document.adoptedStyleSheets = [] }")


def sizes(page: Page) -> dict[str, int]:
    """Bytes on the wire by address, the document first."""
    found: list[tuple[str, int]] = page.evaluate(_SIZES)
    return dict(found)
