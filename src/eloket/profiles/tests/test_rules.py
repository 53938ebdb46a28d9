from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from eloket.profiles.rules import Known, known_facts

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_fact_says_who_said_so_and_when() -> None:
    facts = known_facts([("Rijksregister", NOON, {"person.sex": "F"})])
    assert facts == {"person.sex": Known("F", "Rijksregister", NOON)}


def test_of_two_sources_the_last_in_line_wins() -> None:
    later = NOON + timedelta(hours=1)
    facts = known_facts([("A", NOON, {"x": 1, "y": 1}), ("B", later, {"x": 2})])
    assert (facts["x"], facts["y"]) == (Known(2, "B", later), Known(1, "A", NOON))


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_a_source_that_does_not_know_hides_no_source_that_does(nothing: Any) -> None:
    facts = known_facts([("A", NOON, {"x": 1}), ("B", NOON, {"x": nothing, "z": nothing})])
    assert facts == {"x": Known(1, "A", NOON)}


@pytest.mark.parametrize("value", [0, False])
def test_zero_and_no_are_answers(value: Any) -> None:
    assert known_facts([("A", NOON, {"x": value})])["x"].value is value
