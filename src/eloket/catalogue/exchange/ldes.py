"""The history of the catalogue as a linked data event stream (LDES): snapshots in pages, from old to new.

A page that has a next one never changes again, so whoever reads along asks for the last page only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eloket.catalogue.exchange.instances import moment

PAGE_SIZE = 100
_GENERATED = "http://www.w3.org/ns/prov#generatedAtTime"
_VERSION_OF = "http://purl.org/dc/terms/isVersionOf"


@dataclass(frozen=True)
class Stream:
    """`address` ends in a slash, and pages stand under it, numbered from 1. `moments` are those of all members."""

    address: str
    contexts: Sequence[str]
    moments: Sequence[datetime]

    @property
    def pages(self) -> int:
        """At least one: a stream without members has an empty page."""
        return max(1, -(-len(self.moments) // PAGE_SIZE))

    def page_address(self, number: int) -> str:
        return f"{self.address}{number}/"

    def span(self, number: int) -> Sequence[datetime]:
        return self.moments[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]

    def entrance(self) -> dict[str, Any]:
        """Names every page with the moment it begins, and has no members itself."""
        return self._node(self.address, [self._from(number) for number in range(1, self.pages + 1)], ())

    def page(self, number: int, members: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        relations = [self._until(number - 1)] if number > 1 else []
        relations += [self._from(number + 1)] if number < self.pages else []
        return self._node(self.page_address(number), relations, members)

    def _node(
        self, address: str, relations: Sequence[Mapping[str, str]], members: Sequence[Mapping[str, Any]]
    ) -> dict[str, Any]:
        return {
            "@context": list(self.contexts),
            "@id": self.address,
            "@type": "EventStream",
            "timestampPath": _GENERATED,
            "versionOfPath": _VERSION_OF,
            "view": {"@id": address, "@type": "Node", "relation": list(relations)},
            "member": list(members),
        }

    def _from(self, number: int) -> dict[str, str]:
        first = self.span(number)[:1]
        return self._relation("GreaterThanOrEqualToRelation", number, first)

    def _until(self, number: int) -> dict[str, str]:
        return self._relation("LessThanOrEqualToRelation", number, self.span(number)[-1:])

    def _relation(self, type_: str, number: int, bound: Sequence[datetime]) -> dict[str, str]:
        relation = {"@type": type_, "node": self.page_address(number), "path": _GENERATED}
        return relation | ({"value": moment(bound[0])} if bound else {})
