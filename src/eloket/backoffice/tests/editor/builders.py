"""A service with a form of two pages, and what a browser sends back of a screen."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

from django.test import Client

from eloket.catalogue.models import ServiceDraft
from eloket.catalogue.tests.builders import WORDS, a_service

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
SLUG = "hond-melden"
HERE = f"/balie/diensten/{SLUG}"
_FIELD = re.compile(r"<(input|textarea|select)\b([^>]*)>(?:([^<]*)</textarea>)?")
_OPTION = re.compile(r'<option value="([^"]*)" selected')


def a_form() -> dict[str, Any]:
    """A first page asks whether there is a dog, the second how big it is, of who has one."""
    dog = {
        "key": "dog",
        "type": "yes_no",
        "label": {"nl": "Hebt u een hond?", "en": "Do you have a dog?"},
        "why": WORDS,
    }
    size = {"key": "size", "type": "text", "label": {"nl": "Hoe groot is hij?", "en": "How big is it?"}, "why": WORDS}
    pages = [
        {"key": "hond", "title": {"nl": "Uw hond", "en": "Your dog"}, "questions": [dog]},
        {"key": "maat", "title": {"nl": "De maat", "en": "The size"}, "when": {"dog": ["yes"]}, "questions": [size]},
    ]
    trial = {"name": "zonder hond", "answers": {"dog": "no"}, "pages": ["hond"]}
    form = {"pages": pages, "declaration": WORDS, "submit": WORDS}
    return a_service(title={"nl": "Een hond melden", "en": "Report a dog"}, form=form, tests=[trial])


def draft() -> ServiceDraft:
    found: ServiceDraft = ServiceDraft.objects.open().get()
    return found


def fields(page: str) -> dict[str, Any]:
    """What a browser would send of the last form of a page if nothing was touched."""
    form = page[page.rindex('<form method="post"') :]
    form = form[: form.index("</form>")]
    found: dict[str, Any] = {}
    for match in _FIELD.finditer(form):
        kind, attributes, text = match.groups()
        name = _of(attributes, "name")
        if kind == "select":
            chosen = _OPTION.search(form[match.end() : form.index("</select>", match.end())])
            found[name] = chosen[1] if chosen else ""
        elif _of(attributes, "type") == "checkbox":
            if " checked" in attributes:
                found.setdefault(name, []).append(_of(attributes, "value"))
        elif name:
            found[name] = unescape(text.removeprefix("\n") if kind == "textarea" else _of(attributes, "value"))
    return found


def _of(attributes: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', attributes)
    return found[1] if found else ""


def sent(browser: Client, path: str, **changes: Any) -> Any:
    """Open a screen, change some fields, and press "Bewaar", or the button `do`. `a__b` stands for the field "a-b"."""
    page = browser.get(path).content.decode()
    typed = fields(page) | {name.replace("__", "-"): value for name, value in changes.items()}
    return browser.post(path, {name: value for name, value in typed.items() if value is not None})
