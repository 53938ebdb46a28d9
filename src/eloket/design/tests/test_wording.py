from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from eloket.design import wording


def test_a_day_reads_as_people_write_it() -> None:
    with translation.override("nl"):
        assert wording.day(date(2026, 5, 3)) == "3 mei 2026"
    with translation.override("en"):
        assert wording.day(date(2026, 5, 3)) == "3 May 2026"


def test_no_day_is_written_as_nothing() -> None:
    assert wording.day(None) == wording.moment(None) == wording.partial_day(None) == wording.partial_day("") == ""


def test_a_language_without_month_names_falls_back_to_dutch() -> None:
    with translation.override("fr"):
        assert wording.day(date(2026, 8, 1)) == "1 augustus 2026"


def test_a_moment_is_told_on_the_citys_clock() -> None:
    summer = datetime(2026, 5, 3, 12, 5, tzinfo=UTC)
    with translation.override("nl"):
        assert wording.moment(summer) == "3 mei 2026 om 14.05 uur"
    with translation.override("en"):
        assert wording.moment(summer) == "3 May 2026 at 14:05"


def test_a_moment_just_before_midnight_utc_is_the_next_day_here() -> None:
    with translation.override("nl"):
        assert wording.day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "1 januari 2027"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1985", "1985"),
        ("1985-00-00", "1985"),
        ("1985-07", "juli 1985"),
        ("1985-07-00", "juli 1985"),
        ("1985-07-30", "30 juli 1985"),
        ("1985-07-03", "3 juli 1985"),
    ],
)
def test_an_incomplete_date_shows_what_is_known(written: str, read: str) -> None:
    with translation.override("nl"):
        assert wording.partial_day(written) == read


def test_a_national_number_is_grouped_as_on_the_identity_card() -> None:
    assert wording.number_groups("85073003328") == "85.07.30-033.28"


def test_what_is_no_national_number_stays_as_it_is() -> None:
    assert wording.number_groups("0207537269") == "0207537269"


def test_a_code_is_grouped_whatever_way_it_came_in() -> None:
    assert wording.code_groups("7K3Q9XPT2M") == "7K3Q-9XPT-2M"
    assert wording.code_groups("7K3Q-9XPT 2M") == "7K3Q-9XPT-2M"
