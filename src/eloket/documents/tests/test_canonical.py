from datetime import date

import pytest

from eloket.documents.canonical import canonical, sha256


def test_the_order_in_which_a_record_was_filled_does_not_show() -> None:
    assert canonical({"b": 1, "a": {"d": None, "c": [True, "é"]}}) == '{"a":{"c":[true,"é"],"d":null},"b":1}'
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})


@pytest.mark.parametrize("value", [1.0, float("nan"), date(2026, 11, 24), b"x", {1}, [0.5], {"in": {"here": 2.5}}])
def test_what_has_more_than_one_spelling_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical({"value": value})


@pytest.mark.parametrize("record", [{1: "x"}, {"é": "x"}, {"n": 2**53}, {"s": "\ud800"}])
def test_what_other_readers_would_read_differently_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        canonical(record)


def test_the_hash_is_that_of_the_text_in_utf_8() -> None:
    assert sha256("é").hex() == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
