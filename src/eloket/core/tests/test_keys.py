import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eloket.core.keys import ALPHABET, decoded, encoded, grouped, new_key, new_number, tidied


def test_keys_made_later_sort_later() -> None:
    first = new_key()
    time.sleep(0.002)
    assert first < new_key()
    assert first.version == 7


def test_a_number_for_citizens_has_the_length_and_letters_asked_for() -> None:
    numbers = {new_number(12) for _ in range(1000)}
    assert len(numbers) == 1000
    assert all(len(number) == 12 and set(number) <= set(ALPHABET) for number in numbers)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**128 - 1))
def test_a_code_gives_its_value_back(value: int) -> None:
    assert decoded(encoded(value, 26)) == value


def test_zeros_in_front_are_kept() -> None:
    assert encoded(1, 4) == "0001"


@pytest.mark.parametrize("typed", ["K7MD-2Q90", "k7md 2q9o", "K7MD.2Q9O", " k7md2q90 "])
def test_a_code_may_be_typed_as_it_was_read(typed: str) -> None:
    assert tidied(typed) == "K7MD2Q90"
    assert decoded(typed) == decoded("K7MD2Q90")


def test_a_code_is_written_in_groups_of_four() -> None:
    assert grouped("7K3Q9XPT2M") == "7K3Q-9XPT-2M"
    assert grouped("") == ""


def test_letters_that_look_like_digits_count_as_digits() -> None:
    assert decoded("lIiL") == decoded("1111")


@pytest.mark.parametrize("typed", ["ABCU", "ÄB"])
def test_a_letter_outside_the_alphabet_is_no_code(typed: str) -> None:
    with pytest.raises(ValueError, match="substring not found"):
        decoded(typed)
