"""What is asked in the address of the search page, and the addresses that ask something else. Dutch names: citizens
read and keep addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from eloket.catalogue.lists import THEMES
from eloket.catalogue.search.filters import NOTHING_FILTERED, Filters

LONGEST = 200
# The name in the address of each filter, with its values in the address and what they mean.
NAMES = {"theme": "thema", "channel": "kanaal", "free": "gratis", "target": "voor"}
VALUES: Mapping[str, Mapping[str, str]] = {
    "theme": {code: code for code in THEMES},
    "channel": {"online": "online", "afspraak": "appointment", "loket": "counter"},
    "free": {"ja": "yes"},
    "target": {"burger": "citizen", "onderneming": "business", "vereniging": "association"},
}


@dataclass(frozen=True)
class Asked:
    """`page` counts from 1."""

    query: str = ""
    filters: Filters = NOTHING_FILTERED
    page: int = 1

    @classmethod
    def of(cls, sent: Mapping[str, Any]) -> "Asked":
        """Whatever an address holds: what is not offered is passed over."""
        chosen = {name: VALUES[name].get(sent.get(NAMES[name], ""), "") for name in NAMES}
        page = sent.get("pagina", "")
        query = " ".join(sent.get("q", "").replace("\0", "").split())[:LONGEST]
        return cls(query, Filters(**chosen), int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 1)

    @property
    def is_filtered(self) -> bool:
        return self.filters != NOTHING_FILTERED

    def unfiltered(self) -> "Asked":
        return replace(self, filters=NOTHING_FILTERED, page=1)

    def filtered(self, name: str, value: str) -> "Asked":
        return replace(self, filters=replace(self.filters, **{name: value}), page=1)

    def on_page(self, page: int) -> "Asked":
        return replace(self, page=page)

    @property
    def address(self) -> str:
        """Of the page that answers this, at its results."""
        parts = {"q": self.query}
        for name, value in vars(self.filters).items():
            parts[NAMES[name]] = next((sent for sent, meant in VALUES[name].items() if meant == value), "")
        parts["pagina"] = str(self.page) if self.page > 1 else ""
        sent = urlencode({name: value for name, value in parts.items() if value})
        return f"{reverse('search')}?{sent}#resultaten"
