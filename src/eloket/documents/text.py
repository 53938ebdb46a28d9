"""What a document says, for the screen and for the PDF alike: words, from the record and its kind's text."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings

from eloket.core.dates import partial_text
from eloket.core.keys import grouped
from eloket.documents.codes import code
from eloket.documents.kinds import DECISION, VERSIONS
from eloket.documents.kinds import Section as KindSection
from eloket.documents.layout import DocumentText, Section
from eloket.documents.models import Document
from eloket.profiles import wording
from eloket.profiles.vocabulary import VOCABULARY

# Certificates bind in Dutch, whatever language the page around them speaks.
LANGUAGE = "nl"


def text_of(document: Document) -> DocumentText:
    """The words of a document. Its record decides; today's facts are not looked at."""
    record = json.loads(document.record)
    if record["kind"] == DECISION:
        return _decision(document, record)
    kind = VERSIONS[record["kind"], record["version"]]
    sections = tuple(_section(section, record["facts"]) for section in kind.sections)
    return _text(document, record, kind.intro, sections, kind.closing)


def _decision(document: Document, record: Mapping[str, Any]) -> DocumentText:
    sections = tuple(Section(each["title"], tuple(map(tuple, each["rows"]))) for each in record["sections"])
    return _text(document, record, (record["states"],), sections, ())


def _text(
    document: Document,
    record: Mapping[str, Any],
    intro: tuple[str, ...],
    sections: tuple[Section, ...],
    closing: tuple[str, ...],
) -> DocumentText:
    return DocumentText(
        title=record["title"],
        city=record["city"],
        number=grouped(record["number"]),
        language=LANGUAGE,
        issued_on=partial_text(record["issued_on"], LANGUAGE),
        validity=_validity(record),
        intro=intro,
        sections=sections,
        closing=closing,
        check=f"Controleer dit document: scan de code of ga naar {settings.BASE_URL}/controleer/ en tik de code in.",
        code=grouped(code(document.pk)),
    )


def check_url(document: Document) -> str:
    """The address in the QR code, in capitals: a QR code of capitals and digits is a size smaller."""
    return f"{settings.BASE_URL}/controleer/{code(document.pk)}".upper()


def _validity(record: Mapping[str, Any]) -> str:
    if record["valid_until"] is None:
        return "Geldig zonder einddatum" if record["kind"] == DECISION else "Geldig zolang de gegevens kloppen"
    first, last = (partial_text(record[end], LANGUAGE) for end in ("valid_from", "valid_until"))
    return f"Geldig van {first} tot en met {last}"


def _section(section: KindSection, facts: Mapping[str, Any]) -> Section:
    rows = tuple((row.label, _value(row.fact, facts)) for row in section.rows)
    if section.table is None:
        return Section(section.title, rows)
    people = facts.get(section.table.fact, ())
    lines = tuple(tuple(CELLS[value](person) for value in section.table.values) for person in people)
    return Section(section.title, rows, section.table.columns, lines)


def _value(name: str, facts: Mapping[str, Any]) -> str:
    if name not in facts:
        return ""
    return ", ".join(wording.written(VOCABULARY[name].form, facts[name], LANGUAGE))


CELLS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "name": wording.person_name,
    "birth_date": lambda person: partial_text(person.get("birth_date") or "", LANGUAGE),
    "relation": lambda person: wording.relation(person.get("relation") or "other", LANGUAGE),
}
