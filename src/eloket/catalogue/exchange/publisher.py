"""Who publishes the catalogue, and under which addresses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eloket.core.texts import Text


@dataclass(frozen=True)
class Publisher:
    """The city. `organisation` and `area` are IRIs; `home`, `visit` and what `service` and `form` give are addresses.

    `documents` has the title of each kind of document that a procedure can issue, by its code.
    """

    name: str
    phone: str
    email: str
    address: str
    hours: Mapping[str, str]
    organisation: str
    area: str
    home: str
    visit: str
    service: Callable[[str], str]
    form: Callable[[str], str]
    documents: Mapping[str, Text]

    def thing(self, name: str) -> str:
        """The IRI of something of the city that no service owns."""
        return f"{self.home}#{name}"

    def part(self, slug: str, name: str) -> str:
        """The IRI of a service or of a part of it: its page, and a name there."""
        return f"{self.service(slug)}#{name}"

    def service_iri(self, slug: str) -> str:
        return self.part(slug, "dienst")
