"""The words of every kind, of records whole and with holes."""

from dataclasses import asdict, replace
from typing import Any

import pytest

from eloket.documents.actions import reconcile
from eloket.documents.kinds import KINDS, Kind
from eloket.documents.layout import DocumentText
from eloket.documents.models import Document
from eloket.documents.rules import is_entitled, stated_facts
from eloket.documents.tests.builders import FACTS, NOW, TODAY, known, unsaved
from eloket.documents.text import check_url, text_of
from eloket.profiles.actions import observe
from eloket.profiles.tests.builders import a_profile
from eloket.registries.facts import facts
from eloket.registries.records import PersonRecord
from eloket.registries.tests.builders import HOLES, person

EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
pytestmark = pytest.mark.usefixtures("keys")


def text(kind: Kind, facts: dict[str, Any], **record: Any) -> DocumentText:
    return text_of(unsaved(stated_facts(kind, known(facts)), kind, **record))


def values(said: DocumentText) -> dict[str, str]:
    return {label: value for section in said.sections for label, value in section.rows}


@EACH
def test_a_whole_record_leaves_no_value_open(kind: Kind) -> None:
    said = text(kind, FACTS)
    assert said.title == kind.title.nl
    assert all(values(said).values())
    assert all(section.rows or section.table for section in said.sections)
    assert said.intro and said.closing


@EACH
def test_a_record_of_which_nothing_is_known_has_words_all_the_same(kind: Kind) -> None:
    said = text(kind, {})
    assert set(values(said).values()) <= {""}
    assert all(not section.table for section in said.sections)


SPARSE: dict[str, dict[str, Any]] = {
    "a year of birth only": {"person.birth_date": "1958", "birth.act": {"number": "", "on": "1958", "place": ""}},
    "a date written with zeros": {"person.birth_date": "1958-00-00", "address.since": "2019-09-00"},
    "no given names": {"person.given_names": "", "person.name": "Yanti", "birth.parents": [{"family_name": "X"}]},
    "no sex, no place": {"person.sex": "", "person.birth_place": ""},
    "a street without a number": {"address.current": {"street": "Damrak", "country": "NL"}},
    "an address with empty parts": {"address.current": dict.fromkeys(FACTS["address.current"])},
    "members with holes": {"household.members": [{"family_name": "Yanti"}, {"birth_date": None, "relation": None}]},
    "codes without a word": {
        "person.civil_status": "separated",
        "person.sex": "U",
        "person.nationalities": ["BE", "XQ"],
    },
}


@EACH
@pytest.mark.parametrize("facts", SPARSE.values(), ids=SPARSE)
def test_a_record_with_holes_has_words_for_the_rest(kind: Kind, facts: dict[str, Any]) -> None:
    assert is_entitled(kind, known(FACTS | facts))
    assert "None" not in str(asdict(text(kind, FACTS | facts)))


@pytest.mark.parametrize("iso", ["1958", "1958-00-00", "1958-00"])
def test_of_a_birth_date_only_what_is_known_is_printed(iso: str) -> None:
    assert values(text(KINDS["DOC-12"], FACTS | {"person.birth_date": iso}))["Geboortedatum"] == "1958"


def test_a_member_without_a_name_keeps_their_line() -> None:
    members = [{"given_names": "", "family_name": "Yanti", "birth_date": "1997", "relation": "child"}, {}]
    said = text(KINDS["DOC-11"], FACTS | {"household.members": members})
    assert said.sections[1].table == (("Yanti", "1997", "Kind"), ("", "", "Ander lid van het gezin"))


def test_the_days_and_the_number_are_written_for_people() -> None:
    days = {"issued_on": "2026-11-24", "valid_from": "2026-11-25", "valid_until": "2027-02-22"}
    said = text(KINDS["DOC-12"], FACTS, **days)
    assert said.number == "K7MD-2Q9X-H4TR"
    assert said.issued_on == "24 november 2026"
    assert said.validity == "Geldig van 25 november 2026 tot en met 22 februari 2027"
    assert text(KINDS["DOC-01"], FACTS).validity == "Geldig zolang de gegevens kloppen"


def test_the_record_decides_what_city_and_title_are_printed() -> None:
    said = text(KINDS["DOC-12"], FACTS, city="Borsbeek", title="Bewijs van woonst")
    assert (said.city, said.title) == ("Borsbeek", "Bewijs van woonst")


def test_the_code_stands_in_the_address_of_the_check_in_capitals() -> None:
    document = unsaved(FACTS, KINDS["DOC-12"])
    assert check_url(document).endswith("/CONTROLEER/" + text_of(document).code.replace("-", ""))
    assert check_url(document) == check_url(document).upper()


def test_a_national_number_stands_on_the_extract_only() -> None:
    shown = {code for code, kind in KINDS.items() if "85.06.00-001.78" in str(asdict(text(kind, FACTS)))}
    assert shown == {"DOC-20"}


@pytest.mark.django_db
@pytest.mark.parametrize("holes", HOLES.values(), ids=HOLES)
def test_whatever_a_register_says_of_somebody_their_documents_have_words(holes: dict[str, Any]) -> None:
    record: PersonRecord = replace(person("Eli", "1990-05-06"), **holes)
    profile = a_profile()
    observe(profile.pk, source="Rijksregister", facts=facts(record, [record]), at=NOW)
    reconcile(profile.pk, today=TODAY, now=NOW)
    for document in Document.objects.held_by(profile.pk):
        assert "None" not in str(asdict(text_of(document)))
