"""The only place where the time is read. Doors and jobs read it and hand it down."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The calendar day in the city's time zone, not in UTC."""
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """The calendar day on which this moment falls, in the city's time zone."""
    return timezone.localdate(moment)
