"""Builders: profiles and what a register says."""

from datetime import UTC, datetime
from typing import Any

from eloket.core.numbers import NationalNumber, check_digits
from eloket.profiles.models import Profile

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
ADDRESS = {"street": "Gasstraat", "number": "12", "box": "", "postcode": "2060", "municipality": "Antwerpen"}


def number(nth: int = 0) -> NationalNumber:
    first_nine = f"{850000000 + 600000 + nth:09}"
    return NationalNumber(f"{first_nine}{check_digits(first_nine)[0]:02}")


def a_profile(nth: int = 0, **fields: Any) -> Profile:
    profile: Profile = Profile.objects.create(**({"number": number(nth), "opened_at": NOW} | fields))
    return profile
