from datetime import date

import pytest

from eloket.core.dates import MONTHS, day_text, partial_text


def test_a_day_is_written_as_people_say_it() -> None:
    assert day_text(date(2026, 5, 3), "nl") == "3 mei 2026"
    assert day_text(date(2026, 5, 3), "en") == "3 May 2026"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_language_has_twelve_months(language: str) -> None:
    assert len(set(MONTHS[language])) == 12


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("1985-07-30", "30 juli 1985"),
        ("1985-07", "juli 1985"),
        ("1985", "1985"),
        ("1985-07-00", "juli 1985"),
        ("1985-00-00", "1985"),
        ("0000-00-00", ""),
        ("", ""),
    ],
)
def test_what_a_register_does_not_know_of_a_day_is_left_out(iso: str, text: str) -> None:
    assert partial_text(iso, "nl") == text


def test_a_day_of_an_unknown_month_is_not_taken_for_the_month() -> None:
    assert partial_text("1985-00-12", "nl") == "1985"
    assert partial_text("0000-05-12", "nl") == ""
