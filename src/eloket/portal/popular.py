"""What most people come for. By choice, not counted: whoever counts would have to keep what everybody looks at."""

from collections.abc import Mapping

from eloket.catalogue.definition import ServiceDefinition

POPULAR = (
    "verhuizing",
    "identiteitskaart",
    "gezinssamenstelling",
    "geboorteakte",
    "europees-rijbewijs",
    "bewonersvergunning-parkeren",
)


def popular(services: Mapping[str, ServiceDefinition], language: str) -> list[tuple[str, str]]:
    """Slug and title of each that is on offer."""
    return [(slug, services[slug].title[language]) for slug in POPULAR if slug in services]
