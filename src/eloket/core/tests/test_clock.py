from datetime import UTC, datetime
from unittest.mock import patch

from eloket.core import clock


def test_the_day_is_that_of_the_city_not_of_utc() -> None:
    half_past_midnight_here = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    with patch("django.utils.timezone.now", return_value=half_past_midnight_here):
        assert clock.now() == half_past_midnight_here
        assert clock.today().isoformat() == "2026-07-02"
