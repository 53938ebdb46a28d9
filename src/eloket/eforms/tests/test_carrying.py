"""What stays of answers when a newer form takes the place of the one they were given to."""

from datetime import timedelta
from typing import Any

import pytest

from eloket.eforms.carrying import Carried, carry_over
from eloket.eforms.definition import Question
from eloket.eforms.tests.builders import HOUSEHOLD, KNOWN, TODAY, a_form, a_page, a_question

TOMORROW = (TODAY + timedelta(days=1)).isoformat()
GREEN = {"value": "green", "label": {"nl": "Groen", "en": "Green"}}
RED = {"value": "red", "label": {"nl": "Rood", "en": "Red"}}


def carried(before: Question | None, after: Question | None, answer: Any) -> Carried:
    old, new = (a_form(a_page(*filter(None, (each, a_question("text", "other"))))) for each in (before, after))
    return carry_over(old, new, {"q": answer, "other": "blijft"}, KNOWN)


@pytest.mark.parametrize(
    ("type_", "answer", "before", "after"),
    [
        ("text", "kort", {"longest": 3000}, {"longest": 4}),
        ("text", None, {"required": False}, {"required": False}),
        ("number", 5, {"maximum": 9}, {"maximum": 5}),
        ("money", 500, {"maximum": 9}, {"maximum": 5}),
        ("choice", "red", {"options": [RED]}, {"options": [GREEN, RED]}),
        ("several", ["red"], {"options": [RED, GREEN]}, {"options": [RED]}),
        ("date", TOMORROW, {}, {"earliest": 1}),
        ("postcode", "2000", {}, {"postcodes": ["2000"]}),
        ("household_members", [HOUSEHOLD[0]["number"]], {}, {}),
        ("group", [{"name": "Een"}], {"most": 5}, {"most": 3}),
    ],
)
def test_an_answer_that_still_holds_stays(
    type_: str, answer: Any, before: dict[str, Any], after: dict[str, Any]
) -> None:
    kept = carried(a_question(type_, **before), a_question(type_, **after), answer)
    assert kept == Carried({"q": answer, "other": "blijft"}, ())


@pytest.mark.parametrize(
    ("type_", "answer", "before", "after"),
    [
        ("text", "te lang", {}, {"longest": 3}),
        ("number", 9, {}, {"maximum": 5}),
        ("money", 900, {}, {"maximum": 5}),
        ("choice", "red", {"options": [RED]}, {"options": [GREEN]}),
        ("several", ["red", "green"], {"options": [RED, GREEN]}, {"options": [RED]}),
        ("date", TOMORROW, {}, {"latest": 0}),
        ("postcode", "2060", {}, {"postcodes": ["2000"]}),
        ("household_members", ["weg"], {}, {}),
        ("group", [{"name": "Een"}], {}, {"questions": [a_question("number", "name").model_dump()]}),
        ("text", "tekst", {}, None),
    ],
)
def test_an_answer_that_holds_no_longer_is_dropped_and_named(
    type_: str, answer: Any, before: dict[str, Any], after: dict[str, Any] | None
) -> None:
    was = a_question(type_, **before)
    kept = carried(was, a_question(type_, **after) if after is not None else None, answer)
    assert kept == Carried({"other": "blijft"}, (was,))


def test_another_type_is_another_question() -> None:
    kept = carried(a_question("text"), a_question("long_text"), "tekst")
    assert "q" not in kept.answers and [each.key for each in kept.dropped] == ["q"]


def test_what_was_left_empty_is_asked_when_it_must_be_answered_now() -> None:
    kept = carried(a_question("text", required=False), a_question("text"), None)
    # Nothing was said, so nothing is named.
    assert kept == Carried({"other": "blijft"}, ())


def test_a_text_that_changed_is_shown_again_and_is_no_loss() -> None:
    was, new = a_question("information"), a_question("information", label={"nl": "Anders", "en": "Different"})
    assert carried(was, was, None).answers == {"q": None, "other": "blijft"}
    assert carried(was, new, None) == Carried({"other": "blijft"}, ())


def test_an_answer_that_another_one_took_away_stays_and_is_not_named() -> None:
    dog = a_question("yes_no", "dog")
    name, gone = (a_question("text", key, when={"dog": "yes"}) for key in ("name", "gone"))
    old, new = a_form(a_page(dog), a_page(name, gone, key="more")), a_form(a_page(dog), a_page(name, key="more"))
    kept = carry_over(old, new, {"dog": "no", "name": "Blaffie", "gone": "x"}, KNOWN)
    assert kept == Carried({"dog": "no", "name": "Blaffie"}, ())


def test_an_answer_is_held_against_the_earlier_ones_that_stay() -> None:
    first, last = a_question("date", "first"), a_question("date", "last")
    bound = a_question("date", "last", earliest="first")
    answers = {"first": TOMORROW, "last": TODAY.isoformat()}
    kept = carry_over(
        a_form(a_page(first), a_page(last, key="l")), a_form(a_page(first), a_page(bound, key="l")), answers, KNOWN
    )
    assert kept == Carried({"first": TOMORROW}, (last,))
