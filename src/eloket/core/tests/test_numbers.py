"""The vectors of the national register number: an example from before 2000, one from after, and two more."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eloket.core.numbers import NotANationalNumber, check_digits, grouped, national_number

BEFORE_2000 = ("85073003328", "24712199852", "40614001750")
FROM_2000 = ("00641999774",)


@pytest.mark.parametrize("number", BEFORE_2000)
def test_a_number_from_before_2000_keeps_the_first_rule_only(number: str) -> None:
    first, second = check_digits(number[:9])
    assert national_number(number) == number
    assert int(number[9:]) == first != second


@pytest.mark.parametrize("number", FROM_2000)
def test_a_number_from_after_2000_keeps_the_second_rule_only(number: str) -> None:
    first, second = check_digits(number[:9])
    assert national_number(number) == number
    assert int(number[9:]) == second != first


@pytest.mark.parametrize(
    "typed", ["85.07.30-033.28", "85 07 30 033 28", "85.07.30 - 033 - 28", " 85073003328\n", "８５０７３００３３２８"]
)
def test_a_number_may_be_typed_as_people_write_it(typed: str) -> None:
    assert national_number(typed) == "85073003328"


@pytest.mark.parametrize("text", ["", "85073003329", "8507300332", "850730033280", "8507300332a", "85/07/30/033/28"])
def test_anything_else_is_no_national_number(text: str) -> None:
    with pytest.raises(NotANationalNumber):
        national_number(text)


def test_the_check_digits_may_be_97_and_never_00() -> None:
    assert check_digits("000000000")[0] == 97
    assert national_number("00000000097") == "00000000097"
    with pytest.raises(NotANationalNumber):
        national_number("00000000000")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=16))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    with suppress(NotANationalNumber):
        assert len(national_number(text)) == 11


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(BEFORE_2000), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_never_passes_the_rule_of_its_century(number: str, at: int, more: int) -> None:
    wrong = number[:at] + str((int(number[at]) + more) % 10) + number[at + 1 :]
    assert int(wrong[9:]) != check_digits(wrong[:9])[0]


def test_a_national_number_is_grouped_as_on_the_identity_card() -> None:
    assert grouped("85073003328") == "85.07.30-033.28"


def test_what_is_no_national_number_stays_as_it_is() -> None:
    assert grouped("0207537269") == "0207537269"
