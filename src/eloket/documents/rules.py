"""What a vault should hold, and what to do so that it does. Pure: facts and days in, steps out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from eloket.documents.canonical import canonical, sha256
from eloket.documents.kinds import Kind
from eloket.profiles.rules import Facts


@dataclass(frozen=True)
class Entitlement:
    """A document somebody may have today: its kind, with the facts it would state.

    `arrives`: it comes and is renewed without being asked for.
    """

    kind: Kind
    facts: Mapping[str, Any]
    arrives: bool = True

    @cached_property
    def facts_sha256(self) -> bytes:
        # Without the version: new words for the same facts are no reason to take a document away.
        return sha256(canonical(self.facts))


@dataclass(frozen=True)
class Held:
    """The latest document of a kind in a vault, neither ended nor succeeded. Days are inclusive."""

    kind: str
    facts_sha256: bytes
    valid_from: date
    valid_until: date | None
    renew_on: date | None


class Why(StrEnum):
    """Why a document was issued or ended."""

    ENTITLED = "entitled"
    FACTS_CHANGED = "facts_changed"
    RENEWED = "renewed"
    REQUESTED = "requested"
    NO_LONGER_ENTITLED = "no_longer_entitled"
    DIED = "died"
    SWITCHED_OFF = "switched_off"


@dataclass(frozen=True)
class Issue:
    """Make a document, valid on these days. `replaces`: it follows on one that is held.

    A predecessor that is wrong from now on ends `at_once`; otherwise it ends on its own day.
    """

    entitlement: Entitlement
    why: Why
    valid_from: date
    valid_until: date | None
    replaces: bool = False
    at_once: bool = False

    @property
    def kind(self) -> str:
        return self.entitlement.kind.code

    @property
    def renew_on(self) -> date | None:
        """The day on which its own successor is made."""
        kind = self.entitlement.kind
        if self.valid_until is None or not kind.automatic or kind.renewal != "on_expiry_or_event":
            return None
        return self.valid_until - timedelta(days=kind.validity.renew_days_before - 1)


@dataclass(frozen=True)
class Withdraw:
    """End the documents of a kind now, without a successor."""

    kind: str
    why: Why
    at_once: bool = True


Step = Issue | Withdraw


def has_died(facts: Facts) -> bool:
    return "person.death_date" in facts


def entitlements(kinds: Iterable[Kind], facts: Facts, *, switched_off: Collection[str] = ()) -> list[Entitlement]:
    """The documents this person may have. Nobody who died is given any."""
    if has_died(facts):
        return []
    return [
        Entitlement(kind, stated_facts(kind, facts), arrives=kind.automatic and kind.code not in switched_off)
        for kind in kinds
        if is_entitled(kind, facts)
    ]


def stated_facts(kind: Kind, facts: Facts) -> dict[str, Any]:
    """The facts that a document of this kind states. Of other people only what its table shows."""
    stated = {name: facts[name].value for name in kind.facts if name in facts}
    for table in (section.table for section in kind.sections if section.table):
        stated[table.fact] = [
            {name: value for name, value in person.items() if name != "number"} for person in stated.get(table.fact, ())
        ]
    return stated


def is_entitled(kind: Kind, facts: Facts) -> bool:
    return all(name in facts for name in kind.needs) and all(
        value in facts[name].value for name, value in kind.only_if.items()
    )


def plan(
    entitled: Iterable[Entitlement], held: Iterable[Held], *, today: date, otherwise: Why = Why.NO_LONGER_ENTITLED
) -> list[Step]:
    """What to do so that the vault holds what arrives by itself today, and nothing that is wrong.

    `held` has at most one document of each kind; whatever is not `entitled` ends, and `otherwise` says why.
    A vault that was brought in line needs no step.
    """
    due = {entitlement.kind.code: entitlement for entitlement in entitled}
    in_vault = {document.kind: document for document in held}
    return [
        *(Withdraw(code, otherwise) for code in in_vault if code not in due),
        *(step for code, entitlement in due.items() for step in _steps(entitlement, in_vault.get(code), today)),
    ]


def _steps(entitlement: Entitlement, held: Held | None, today: date) -> Iterator[Step]:
    is_wrong = held is not None and held.facts_sha256 != entitlement.facts_sha256
    if not entitlement.arrives:
        # Somebody asked for the one at hand, so it stays until its day, unless it is wrong before.
        if is_wrong:
            yield Withdraw(entitlement.kind.code, Why.NO_LONGER_ENTITLED)
    elif held is None:
        yield _issue(entitlement, Why.ENTITLED, today, today)
    elif is_wrong:
        yield _issue(entitlement, Why.FACTS_CHANGED, today, today, replaces=True, at_once=True)
    elif held.renew_on and held.renew_on <= today and held.valid_until:
        # The successor begins where its predecessor ends, also when the night came late: no day is left open.
        yield _issue(entitlement, Why.RENEWED, held.valid_until + timedelta(days=1), today, replaces=True)


def requested(entitlement: Entitlement, held: Held | None, *, today: date) -> Issue | None:
    """A fresh document for somebody who asks for one. None: the one at hand was made today and still is right."""
    if held and held.valid_from == today and held.facts_sha256 == entitlement.facts_sha256:
        return None
    return _issue(entitlement, Why.REQUESTED, today, today, replaces=held is not None, at_once=held is not None)


def _issue(
    entitlement: Entitlement,
    why: Why,
    valid_from: date,
    today: date,
    *,
    replaces: bool = False,
    at_once: bool = False,
) -> Issue:
    days = entitlement.kind.validity.days
    # Counted from today when the beginning lies behind, so that a late renewal is not born expired.
    until = max(valid_from, today) + timedelta(days=days - 1) if days else None
    return Issue(entitlement, why, valid_from, until, replaces, at_once)
