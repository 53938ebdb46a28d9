"""Numbers of the embedded register. None of them can belong to a real person or a real act."""

from collections.abc import Collection
from typing import Literal

from eloket.core.numbers import NationalNumber, check_digits

Sex = Literal["M", "F", "X"]

PER_DAY = 499
"""How many serials a birth date has for each sex: 001 to 997 odd, 002 to 998 even."""


class NoNumberLeft(Exception):
    """Every serial of this birth date and sex has been given out."""


def national_number(born_on: str, sex: Sex, nth: int) -> NationalNumber:
    """The number of the nth person (from 0) of this sex born on this date; X counts with F.

    60 is added to the month, as test messages of the national register do, so nobody real can have it. What is
    unknown of an incomplete birth date counts as zero.
    """
    year, month, day = _parts(born_on)
    first_nine = f"{year % 100:02}{month + 60:02}{day:02}{2 * nth + (1 if sex == 'M' else 2):03}"
    before_2000, from_2000 = check_digits(first_nine)
    return NationalNumber(f"{first_nine}{before_2000 if year < 2000 else from_2000:02}")


def next_number(born_on: str, sex: Sex, *, taken: Collection[NationalNumber]) -> NationalNumber:
    """The first number of this birth date and sex that is free. Raises NoNumberLeft."""
    for nth in range(PER_DAY):
        number = national_number(born_on, sex, nth)
        if number not in taken:
            return number
    raise NoNumberLeft


def act_number(kind: Literal["birth", "marriage"], year: int, serial: int) -> str:
    """The number of an act. Real ones hold no letters; VB stands for "voorbeeld"."""
    return f"{year}-VB{'G' if kind == 'birth' else 'H'}-{serial:07}"


def _parts(born_on: str) -> tuple[int, int, int]:
    year, month, day = (*(int(part) for part in born_on.split("-")), 0, 0)[:3]
    return year, month, day
