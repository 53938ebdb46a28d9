"""Concepts of IPDC: what the Flemish editors wrote about a product, for every government that offers it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.exchange.codes import AUDIENCE
from eloket.catalogue.exchange.markup import lines
from eloket.catalogue.lists import THEMES

# The city writes "u"; what a machine made of the text stands behind what a person wrote.
_VARIANTS = {
    "nl": ("nl-BE-x-formal", "nl", "nl-BE-x-generated-formal", "nl-BE-x-informal", "nl-BE-x-generated-informal"),
    "en": ("en",),
}
_EURO = re.compile(
    r"(?:€|\beuro\b|\beur\b)\s*(\d[\d.]*(?:,\d{1,2})?)|(\d[\d.]*(?:,\d{1,2})?)\s*(?:€|euro\b|eur\b)", re.I
)
_FREE = re.compile(r"\bgratis\b|\bkosteloos\b", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])")


class NotAConcept(ValueError):
    """A member of a stream is no snapshot of a concept; the message says what is missing."""


class Described(Protocol):
    """A concept, from a stream or from the table."""

    uri: str
    number: str
    content: Any
    generated_at: datetime


@dataclass(frozen=True)
class ConceptSnapshot:
    """A concept as it was at one moment. `title` and `description` are plain texts by language, "nl" and "en".

    `content` is the member of the stream as it came, in the terms of the JSON-LD context of IPDC.
    """

    uri: str
    number: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    content: Mapping[str, Any]
    generated_at: datetime
    is_archived: bool


def snapshot_of(member: Any) -> ConceptSnapshot:
    """Raises NotAConcept."""
    if not isinstance(member, Mapping) or "ConceptSnapshot" not in _several(member.get("@type")):
        raise NotAConcept("this is no snapshot of a concept")
    uri, title = member.get("isVersionOf"), _plain(member.get("naam"))
    if not isinstance(uri, str) or not title["nl"]:
        raise NotAConcept("it does not say which concept it is (isVersionOf, naam)")
    return ConceptSnapshot(
        uri=uri,
        number=str(member.get("productnummer") or ""),
        title=title,
        description=_plain(member.get("beschrijving")),
        content=member,
        generated_at=_moment(member.get("generatedAtTime")),
        # Some writers put the boolean in a string.
        is_archived=str(member.get("gearchiveerd", "")).lower() == "true",
    )


def _moment(value: Any) -> datetime:
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError) as problem:
        raise NotAConcept("it does not say when it was made (generatedAtTime)") from problem
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def is_changed(definition: ServiceDefinition, concept: Described) -> bool:
    """Whether the concept has a newer snapshot than the one the service was written against.

    A service that names no snapshot was not compared with any, so there is nothing to tell.
    """
    return definition.concept_seen is not None and definition.concept_seen < concept.generated_at


def draft_of(concept: Described) -> dict[str, Any]:
    """The first draft of a service, in the shape of `service.yaml`; for an editor to complete.

    Filled where the concept says it: concept, concept_seen, title, summary, about, target, theme, keywords, you_need,
    afterwards, law and fees. Texts are plain, in both languages, English empty where IPDC has none. Never there,
    because only the city knows: code, audience, channels, assurance, decide_within, phone, form, procedure, granted,
    life_events. Amounts are read from the words, with the day of the snapshot as their first day: look at them.
    """
    content = concept.content
    seen = concept.generated_at.astimezone(UTC)
    described = _lines(content.get("beschrijving"))
    summary = {language: _first_sentence(text) for language, text in described.items()}
    about = _texts([described, *map(_lines, _about(content))])
    found: dict[str, Any] = {
        "title": _plain(content.get("naam")),
        "summary": summary,
        "target": _target(content),
        # A description of one sentence is the summary already.
        "about": [text for text in about if text["nl"] != summary["nl"]],
        "theme": next((code for code in _several(content.get("themas")) if code in THEMES), None),
        "keywords": _keywords(content),
        "fees": _fees(content, seen.date().isoformat()),
        "you_need": _texts(_lines(_of(each, "bewijs").get("beschrijving")) for each in _items(content, "voorwaarden")),
        "afterwards": _texts(_lines(each.get("beschrijving")) for each in _items(content, "procedures")),
        "law": _law(content),
        "concept": concept.number or concept.uri,
        "concept_seen": seen.isoformat(),
    }
    return {name: value for name, value in found.items() if value}


def _about(content: Mapping[str, Any]) -> Iterable[Any]:
    yield content.get("verdereBeschrijving")
    for condition in _items(content, "voorwaarden"):
        yield condition.get("beschrijving")
    yield content.get("uitzonderingen")


def _target(content: Mapping[str, Any]) -> str | None:
    wanted = _several(content.get("doelgroepen"))
    return next((target for target, audience in AUDIENCE.items() if audience.code in wanted), None)


def _keywords(content: Mapping[str, Any]) -> list[str]:
    words = content.get("zoektermen")
    by_language = words if isinstance(words, Mapping) else {}
    found = [by_language[variant] for variant in _VARIANTS["nl"] if variant in by_language]
    return list(dict.fromkeys(map(str, _several(found[0])))) if found else []


def _law(content: Mapping[str, Any]) -> list[dict[str, str]]:
    """Titles of laws. One that has no English name keeps its Dutch one."""
    named = [_plain(each.get("naam")) for each in _items(content, "regelgeving")]
    titles = [text for text in named if text["nl"]] or _texts([_lines(content.get("regelgevingTekst"))])
    return [{"nl": text["nl"], "en": text["en"] or text["nl"]} for text in titles]


def _fees(content: Mapping[str, Any], since: str) -> list[dict[str, Any]]:
    fees = []
    for cost in _items(content, "kosten"):
        name, words = _plain(cost.get("naam")), " ".join(_lines(cost.get("beschrijving"))["nl"])
        amounts = [_cents(before or after) for before, after in _EURO.findall(words)]
        for cents in amounts or ([0] if _FREE.search(words) else []):
            fees.append({"cents": cents, "since": since, "what": name})
    # One line needs no name to be told from others.
    return fees if len(fees) > 1 else [{"cents": fee["cents"], "since": fee["since"]} for fee in fees]


def _cents(amount: str) -> int:
    euros, _, cents = amount.replace(".", "").partition(",")
    return int(euros) * 100 + int(cents.ljust(2, "0") or 0)


def _texts(parts: Iterable[Mapping[str, Sequence[str]]]) -> list[dict[str, str]]:
    """A text for each line where both languages have as many; else one for the part, so that they stay together."""
    texts = []
    for part in parts:
        dutch, english = part["nl"], part["en"]
        if english and len(dutch) != len(english):
            texts.append({"nl": "\n".join(dutch), "en": "\n".join(english)})
        else:
            texts += [{"nl": nl, "en": en} for nl, en in zip(dutch, english or [""] * len(dutch), strict=True)]
    return texts


def _lines(value: Any) -> dict[str, list[str]]:
    """The paragraphs of a text per language of ours."""
    by_language = value if isinstance(value, Mapping) else {}
    return {
        language: lines(str(next((by_language[variant] for variant in variants if by_language.get(variant)), "")))
        for language, variants in _VARIANTS.items()
    }


def _plain(value: Any) -> dict[str, str]:
    return {language: " ".join(found) for language, found in _lines(value).items()}


def _first_sentence(paragraphs: Sequence[str]) -> str:
    return _SENTENCE.split(paragraphs[0])[0] if paragraphs else ""


def _items(content: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The parts of a list in the order that they say themselves."""
    found = [each for each in _several(content.get(name)) if isinstance(each, Mapping)]
    return sorted(found, key=lambda each: float(each.get("order") or 0))


def _of(each: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = each.get(name)
    return part if isinstance(part, Mapping) else {}


def _several(value: Any) -> list[Any]:
    """What JSON-LD may write as one thing or as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]
