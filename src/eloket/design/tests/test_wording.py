from datetime import UTC, date, datetime

from django.utils import translation

from eloket.design import wording


def test_a_day_reads_as_people_write_it() -> None:
    with translation.override("nl"):
        assert wording.day(date(2026, 5, 3)) == "3 mei 2026"
    with translation.override("en"):
        assert wording.day(date(2026, 5, 3)) == "3 May 2026"


def test_no_day_is_written_as_nothing() -> None:
    assert wording.day(None) == wording.moment(None) == ""


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
