"""What the city knows: shown with its source, kept with the case, never invented."""

from datetime import UTC, datetime

from eloket.cases.prefill import frozen, rows, thawed
from eloket.profiles.rules import Known

AT = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
HOME = {"street": "Meir", "number": "1", "box": "", "postcode": "2000", "municipality": "Antwerpen"}
FACTS = {
    "person.name": Known("Fatima El Amrani", "Rijksregister", AT),
    "address.current": Known(HOME, "Rijksregister", AT),
}


def test_a_known_fact_is_a_row_with_its_source_and_day() -> None:
    name, home = rows(["person.name", "address.current"], FACTS, "nl")
    assert (name.lines, name.source, name.observed_at) == (("Fatima El Amrani",), "Rijksregister", AT)
    assert home.lines == ("Meir 1", "2000 Antwerpen")


def test_rows_speak_the_language_of_the_reader() -> None:
    dutch, english = (rows(["person.birth_date"], {}, language)[0] for language in ("nl", "en"))
    assert dutch.label != english.label


def test_what_no_source_knows_is_an_empty_row_without_a_source() -> None:
    row = rows(["household.members"], FACTS, "nl")[0]
    assert (row.lines, row.source, row.observed_at) == ((), "", None)


def test_a_case_keeps_the_facts_its_form_showed_and_no_others() -> None:
    kept = frozen(["person.name", "household.members"], FACTS)
    assert set(kept) == {"person.name"}
    assert thawed(kept) == {"person.name": FACTS["person.name"]}
