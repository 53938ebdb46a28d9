"""The bit of HTML that texts of IPDC are written in: paragraphs and lists."""

from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

_BREAKS = {"p", "li", "ul", "ol", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table"}


def paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def paragraphs(texts: Iterable[str]) -> str:
    return "".join(map(paragraph, texts))


def bullets(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text, quote=False)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def lines(html: str) -> list[str]:
    """The words of a text, a line for each paragraph and each item of a list. Marks and links fall away."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [line for line in (" ".join(part.split()) for part in "".join(reader.parts).split("\n")) if line]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        # A line end in the source of a page is a space on it.
        self.parts.append(" ".join(data.split("\n")))

    def _break(self, tag: str) -> None:
        if tag in _BREAKS:
            self.parts.append("\n")
