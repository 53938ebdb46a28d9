"""Every service of the city and every draft, as lines of one list."""

from dataclasses import dataclass
from typing import Any

from django.db.models.fields.json import KeyTextTransform

from eloket.catalogue.lists import THEMES
from eloket.catalogue.models import ServiceDraft
from eloket.catalogue.observing import changed
from eloket.catalogue.shelf import Shelf, shelf

STATES = ("published", "draft", "submitted", "returned", "concept")


@dataclass(frozen=True)
class Line:
    """`version` is None for a service that was never published, `state` empty where nobody writes."""

    slug: str
    title: str
    theme: str
    version: int | None
    state: str
    revision: int | None
    is_concept_changed: bool

    def matches(self, text: str, state: str) -> bool:
        if not all(word in f"{self.title} {self.slug}".casefold() for word in text.casefold().split()):
            return False
        holds = {"": True, "published": self.version is not None, "concept": self.is_concept_changed}
        return holds.get(state, state == self.state)


def listed(language: str, *, text: str = "", state: str = "") -> list[Line]:
    """In the order of the alphabet. A state that does not exist is that of nobody."""
    lines = (line for line in _lines(shelf(), language) if line.matches(text, state))
    return sorted(lines, key=lambda line: line.title.casefold())


def _lines(on_offer: Shelf, language: str) -> list[Line]:
    drafts = {draft["slug"]: draft for draft in _drafts()}
    behind = changed(on_offer.services)
    found = [
        Line(
            slug=slug,
            title=service.title[language],
            theme=THEMES[service.theme][language],
            version=on_offer.versions[slug].number,
            state=drafts.get(slug, {}).get("state", ""),
            revision=drafts.get(slug, {}).get("revision"),
            is_concept_changed=slug in behind,
        )
        for slug, service in on_offer.services.items()
    ]
    fresh = (draft for slug, draft in drafts.items() if slug not in on_offer.services)
    return found + [
        Line(draft["slug"], draft["title"] or draft["slug"], "", None, draft["state"], draft["revision"], False)
        for draft in fresh
    ]


def _drafts() -> list[dict[str, Any]]:
    title = KeyTextTransform("nl", KeyTextTransform("title", "content"))
    return list(ServiceDraft.objects.open().annotate(title=title).values("slug", "state", "revision", "title"))
