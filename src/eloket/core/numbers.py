"""Numbers with check digits."""

from typing import NewType

from stdnum.be import nn

NationalNumber = NewType("NationalNumber", str)
"""Eleven digits, no punctuation (INSZ: a national register number or a BIS number)."""


class NotANationalNumber(ValueError):
    """Not eleven digits, or the check digits do not match."""


def national_number(text: str) -> NationalNumber:
    """The eleven digits of a national register number typed with or without dots and dashes.

    Two check rules hold: 97 minus the nine digits modulo 97, and for births from 2000 on the same with a 2
    in front. The date part is not judged: BIS numbers add 20 or 40 to the month, test numbers add 60.
    """
    digits = nn.compact(text)
    if len(digits) != 11 or not digits.isascii() or not digits.isdigit():
        raise NotANationalNumber
    if int(digits[9:]) not in check_digits(digits[:9]):
        raise NotANationalNumber
    return NationalNumber(digits)


def grouped(digits: str) -> str:
    """As it stands on the identity card: 85.07.30-033.28. Anything else stays as it is."""
    if len(digits) != 11 or not digits.isdigit():
        return digits
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}-{digits[6:9]}.{digits[9:]}"


def check_digits(first_nine: str) -> tuple[int, int]:
    """The check digits for a birth before 2000 and from 2000 on."""
    return 97 - int(first_nine) % 97, 97 - int("2" + first_nine) % 97
