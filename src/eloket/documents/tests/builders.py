"""Builders: what the register says, kinds of document, a vault in memory, and documents in the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from eloket.core.keys import new_key, new_number
from eloket.documents.canonical import canonical, sha256
from eloket.documents.kinds import Kind
from eloket.documents.models import Document, Status
from eloket.documents.rules import Held, Issue, Step, Why
from eloket.profiles.actions import observe
from eloket.profiles.models import Profile
from eloket.profiles.rules import Facts, known_facts
from eloket.profiles.tests.builders import a_profile

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
DAY = timedelta(days=1)
SOURCE = "Rijksregister"
WORDS = {"nl": "Attest", "en": "Certificate"}

HOME = {"street": "Gasstraat", "number": "12", "box": "", "postcode": "2060", "municipality": "Antwerpen"}
ELSEWHERE = HOME | {"street": "Helmstraat", "number": "7", "box": "2", "postcode": "2140"}
FATIMA = {"number": "85060000178", "given_names": "Fatima", "family_name": "El Amrani"}
FACTS: dict[str, Any] = {
    "person.national_number": FATIMA["number"],
    "person.given_names": "Fatima",
    "person.family_name": "El Amrani",
    "person.name": "Fatima El Amrani",
    "person.sex": "F",
    "person.birth_date": "1992-03-14",
    "person.birth_place": "Antwerpen",
    "person.nationalities": ["BE"],
    "person.civil_status": "married",
    "person.death_date": "",
    "birth.act": {"number": "1992-1", "on": "1992-03-14", "place": "Antwerpen"},
    "birth.parents": [{"given_names": "Rachid", "family_name": "El Amrani"}],
    "marriage.act": {"number": "2016-1", "on": "2016-09-10", "place": "Antwerpen"},
    "marriage.spouse": {"given_names": "Thomas", "family_name": "Peeters"},
    "address.current": HOME,
    "address.since": "2019-09-02",
    "household.members": [FATIMA | {"birth_date": "1992-03-14", "relation": "reference"}],
}
ALWAYS = {"DOC-01", "DOC-03"}
"""Kinds that hold as long as the facts are right. The others hold for 90 days."""
ADDRESSED = {"DOC-11", "DOC-12", "DOC-15", "DOC-20"}
"""Kinds that state the address."""


def known(facts: dict[str, Any]) -> Facts:
    return known_facts([(SOURCE, NOW, facts)])


def a_kind(code: str = "K", *, states: Sequence[str] = ("x",), **fields: Any) -> Kind:
    """Renewed every five days, a day ahead; needs and states the fact x."""
    sections = [{"title": "Feiten", "rows": [{"fact": name, "label": name} for name in states]}]
    defaults: dict[str, Any] = {
        "code": code,
        "slug": code.lower(),
        "version": 1,
        "title": WORDS,
        "explanation": WORDS,
        "automatic": True,
        "renewal": "on_expiry_or_event",
        "validity": {"days": 5},
        "needs": list(states[:1]),
        "intro": [],
        "sections": sections,
        "closing": [],
    }
    return Kind.model_validate(defaults | fields)


@dataclass(frozen=True)
class Paper:
    """A document in a vault in memory. `successor` is its place in the vault."""

    kind: str
    facts_sha256: bytes
    valid_from: date
    valid_until: date | None
    renew_on: date | None
    is_ended: bool = False
    successor: int | None = None
    why: Why = Why.ENTITLED
    made_on: date = TODAY

    @property
    def is_latest(self) -> bool:
        return not self.is_ended and self.successor is None

    def covers(self, day: date) -> bool:
        return not self.is_ended and self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Vault:
    """What issuing.py does in the database, in memory."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []

    def held(self) -> list[Held]:
        return [
            Held(paper.kind, paper.facts_sha256, paper.valid_from, paper.valid_until, paper.renew_on)
            for paper in self.papers
            if paper.is_latest
        ]

    def held_of(self, kind: str) -> Held | None:
        return next((held for held in self.held() if held.kind == kind), None)

    def valid(self, kind: str, day: date) -> list[Paper]:
        return [paper for paper in self.papers if paper.kind == kind and paper.covers(day)]

    def write(self, steps: Iterable[Step], today: date) -> None:
        for step in steps:
            successor = len(self.papers) if isinstance(step, Issue) else None
            if successor is None or (isinstance(step, Issue) and step.replaces):
                self._end(step, successor, today)
            if isinstance(step, Issue):
                digest = step.entitlement.facts_sha256
                days = (step.valid_from, step.valid_until, step.renew_on)
                self.papers.append(Paper(step.kind, digest, *days, why=step.why, made_on=today))

    def _end(self, step: Step, successor: int | None, today: date) -> None:
        ended = 0
        for at, paper in enumerate(self.papers):
            also = step.at_once and paper.valid_until is not None and paper.valid_until >= today
            if paper.kind == step.kind and not paper.is_ended and (paper.successor is None or also):
                self.papers[at] = replace(paper, is_ended=step.at_once, successor=successor, renew_on=None)
                ended += 1
        assert ended, "a step ends something that is held"


def a_citizen(nth: int = 0, **facts: Any) -> Profile:
    """Somebody of whom the register knows everything, the facts given here instead of the usual ones."""
    profile = a_profile(nth)
    told(profile, **facts)
    return profile


def told(profile: Profile, *, at: datetime = NOW, **facts: Any) -> None:
    """The register says this about somebody. `address_current` stands for the fact "address.current"."""
    changed = {name.replace("_", ".", 1): value for name, value in facts.items()}
    observe(profile.pk, source=SOURCE, facts=FACTS | changed, at=at)


def a_document(profile: Profile, kind: str = "DOC-12", **fields: Any) -> Document:
    """A document valid from TODAY for 90 days, as it stands in the database."""
    number = new_number(12)
    record = canonical({"number": number, "kind": kind})
    defaults: dict[str, Any] = {
        "number": number,
        "profile": profile,
        "kind_code": kind,
        "why": "entitled",
        "record": record,
        "record_sha256": sha256(record),
        "facts_sha256": bytes(32),
        "issued_at": NOW,
        "valid_from": TODAY,
        "valid_until": TODAY + 89 * DAY,
        "renew_on": TODAY + 89 * DAY,
    }
    document: Document = Document.objects.create(**(defaults | fields))
    return document


def unsaved(facts: dict[str, Any], kind: Kind, **record: Any) -> Document:
    """A document with this record, which the database does not hold."""
    said = {
        "number": "K7MD2Q9XH4TR",
        "kind": kind.code,
        "version": kind.version,
        "title": kind.title.nl,
        "city": "Stad Voorbeeld",
        "issued_on": TODAY.isoformat(),
        "valid_from": TODAY.isoformat(),
        "valid_until": None,
        "facts": facts,
    }
    return Document(id=new_key(), record=canonical(said | record))


def statuses(profile: Profile | UUID, day: date = TODAY) -> dict[str, list[Status]]:
    """The status of every document of a person by kind, in the order in which they were issued."""
    found: dict[str, list[Status]] = {}
    for document in Document.objects.filter(profile=profile).order_by("pk"):
        found.setdefault(document.kind_code, []).append(document.status_on(day))
    return found


def valid_kinds(profile: Profile, day: date = TODAY) -> list[str]:
    """The kinds of which a person has a valid document, once for each."""
    return sorted(Document.objects.held_by(profile.pk).in_vault_on(day).values_list("kind_code", flat=True))
