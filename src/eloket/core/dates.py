"""Days in words. Plain lists instead of localisation machinery: a page may write fifty of them."""

from datetime import date, timedelta
from functools import cache
from itertools import takewhile

from holidays import HolidayBase, country_holidays

_NAMES = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
MONTHS = {language: names.split() for language, names in _NAMES.items()}


def day_text(day: date, language: str) -> str:
    """Written as 3 mei 2026 or 3 May 2026."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def whole_years(first: date, last: date) -> int:
    """How many years lie between two days: of a birth date, somebody's age. Who was born on 29 February has a
    birthday on 1 March.
    """
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def add_working_days(day: date, count: int) -> date:
    """The day that comes so many working days later. Saturdays, Sundays and Belgian public holidays do not count."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in _public_holidays()
    return day


@cache
def _public_holidays() -> HolidayBase:
    # Years are filled in as they are asked for.
    return country_holidays("BE")


def partial_text(iso: str, language: str) -> str:
    """A day of which a register may know the year or the month only: "30 juli 1985", "juli 1985", "1985".

    ISO text of full or lesser precision; zeros stand for what is not known, and nothing is read behind them.
    Empty text stays empty.
    """
    parts = [int(part) for part in takewhile(lambda part: part.isdecimal() and int(part), iso.split("-"))]
    words = [str(parts[0])] if parts else []
    if len(parts) > 1:
        words.insert(0, MONTHS[language][parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)
