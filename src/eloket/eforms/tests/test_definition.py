from typing import Any

import pytest
from pydantic import ValidationError

from eloket.core.texts import Text
from eloket.eforms.definition import Question
from eloket.eforms.questions import TYPES
from eloket.eforms.tests.builders import WORDS, a_form, a_page, a_question


def test_every_type_that_may_be_asked_can_be_read() -> None:
    assert set(Question.model_fields["type"].annotation.__args__) == set(TYPES)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "wrong", [{"key": "Q"}, {"key": "1q"}, {"key": "q-1"}, {"key": ""}, {"type": "colour"}, {"requierd": False}]
)
def test_a_misspelt_question_is_not_a_question(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Question.model_validate({"key": "q", "type": "text", "label": WORDS, "why": WORDS} | wrong)


def test_a_page_asks_something() -> None:
    with pytest.raises(ValidationError):
        a_page()


def test_a_language_without_a_text_of_its_own_reads_dutch() -> None:
    text = Text(nl="Ja", en="Yes")
    assert (text["nl"], text["en"], text["fr"]) == ("Ja", "Yes", "Ja")


def test_a_form_names_each_fact_it_shows_or_chooses_from_once() -> None:
    form = a_form(
        a_page(a_question("household_members", "a"), a_question("text", "b")),
        a_page(a_question("household_members", "c")),
        facts=("person.name", "household.members"),
    )
    assert form.bound_facts == ("person.name", "household.members")


def test_a_page_is_found_by_its_key() -> None:
    page = a_page(a_question("text"), key="one")
    assert a_form(page).page("one") is page
    assert a_form(page).page("two") is None
