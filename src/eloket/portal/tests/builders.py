"""A browser that walks through the form of a move, and what a page says."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

from django.test import Client

from eloket.core import clock

MOVING = "/aanvragen/verhuizing/"
NEW_HOME = {
    "new_address-street": "Meir",
    "new_address-number": "1",
    "new_address-box": "bus 3",
    "new_address-postcode": "2000",
    "new_address-municipality": "Antwerpen",
}


def yesterday() -> dict[str, str]:
    day = clock.today() - timedelta(days=1)
    return {"moves_on-day": str(day.day), "moves_on-month": str(day.month), "moves_on-year": str(day.year)}


def text(response: Any) -> str:
    return unescape(response.content.decode())


def main(response: Any) -> str:
    """What stands in the page itself, without its frame."""
    found = re.search(r"<main.*</main>", text(response), re.DOTALL)
    assert found, text(response)
    return found[0]


def filled_in(client: Client) -> str:
    """Answer every page of the move; the key that the last page would send."""
    client.post(f"{MOVING}vraag/wanneer/", yesterday())
    client.post(f"{MOVING}vraag/waarheen/", NEW_HOME)
    client.post(f"{MOVING}vraag/wie/", {"movers": ["0", "1", "2", "3"]})
    return draft_key(client, "verhuizing")


def draft_key(client: Client, slug: str) -> str:
    found = re.search(r'name="draft" value="([^"]+)"', text(client.get(f"/aanvragen/{slug}/nakijken/")))
    assert found
    return found[1]


def submitted(client: Client, slug: str = "verhuizing") -> str:
    """The number of a case that this browser submitted."""
    key = filled_in(client) if slug == "verhuizing" else draft_key(client, slug)
    done = client.post(f"/aanvragen/{slug}/nakijken/", {"draft": key})["Location"]
    return str(done.split("/")[-2])


def idle(client: Client, *, minutes: int, who: str = "citizen") -> None:
    """As if this browser had not asked for a page for so long."""
    session = client.session
    session[who] = session[who] | {"seen": session[who]["seen"] - minutes * 60}
    session.save()
