"""Between a part of the record and the fields of a form, both ways."""

from typing import Any

import pytest
from django.http import QueryDict

from eloket.backoffice.editor.faults import faults
from eloket.backoffice.editor.fields import Field, Rows, at_of, field_at, name_of, written
from eloket.backoffice.editor.rows import pressed
from eloket.catalogue.rules import Problem
from eloket.core.sentences import say

TITLE = field_at("text", "title")
LAW = Rows(
    ("law",),
    say("Wet"),
    lambda at, _item: [Field(at, "text", say("Wet"))],
    {"new": (say("Nog een"), {"nl": "", "en": ""})},
)
TEXTS = [{"nl": "Een", "en": "One"}, {"nl": "Twee", "en": "Two"}]


def sent(**fields: str | list[str]) -> QueryDict:
    """`a__b` stands for the field "a-b"."""
    form = QueryDict(mutable=True)
    for name, value in fields.items():
        form.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return form


def kept(field: Field, **fields: Any) -> Any:
    return field.sent(sent(**fields))


def test_a_place_has_a_name_and_a_name_a_place() -> None:
    at = ("form", "pages", 0, "questions", 12, "label")
    assert name_of(at) == "form-pages-0-questions-12-label" and at_of(name_of(at)) == at


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("22,50", 2250), ("22.5", 2250), ("22", 2200), ("€ 22,50", 2250), ("22,50 euro", 2250), ("0", 0)],
)
def test_an_amount_is_typed_in_euro(typed: str, cents: int) -> None:
    assert kept(field_at("euro", "cents"), cents=typed) == cents


@pytest.mark.parametrize("typed", ["gratis", "22,500", "-1", "1.000,00"])
def test_what_is_no_amount_is_kept_as_it_was_typed(typed: str) -> None:
    field = field_at("euro", "cents")
    assert kept(field, cents=typed) == typed and field.shown({"cents": typed}) == typed


@pytest.mark.parametrize(("typed", "value"), [(" 12 ", 12), ("-90", -90), ("", None), ("1,5", "1,5"), ("٣", "٣")])
def test_a_number_is_a_number_or_what_was_typed(typed: str, value: Any) -> None:
    assert kept(field_at("number", "minimum_age"), minimum_age=typed) == value


def test_a_text_is_two_texts_and_an_empty_one_is_nothing_where_it_may_be() -> None:
    assert kept(TITLE, title__nl=" Een\r\nregel\0 ", title__en="") == {"nl": "Een\nregel", "en": ""}
    assert kept(TITLE, title__nl="", title__en="") == {"nl": "", "en": ""}
    assert kept(field_at("text", "granted", is_optional=True), granted__nl=" ", granted__en="") is None


def test_ticks_are_kept_in_the_order_of_the_choices_and_only_those() -> None:
    field = field_at("boxes", "life_events", choices=[("a", "A"), ("b", "B")])
    assert kept(field, life_events=["b", "a", "z"]) == ["a", "b"] and kept(field) == []


def test_one_more_is_added_to_what_stays_ticked() -> None:
    assert kept(field_at("picks", "related"), related=["a", "b"], related__more="c") == ["a", "b", "c"]


def test_what_was_never_said_stays_unsaid() -> None:
    fields = [field_at("yes", "required", otherwise=True), field_at("number", "longest", otherwise=200)]
    assert written(fields, {}, sent(required="yes", longest="200")) == {}
    assert written(fields, {}, sent(longest="100")) == {"required": False, "longest": 100}


def test_a_button_of_a_list_keeps_what_was_typed_beside_it() -> None:
    typed = written(
        [LAW], {"law": TEXTS}, sent(law__0__nl="Drie", law__0__en="Three", law__1__nl="Twee", law__1__en="Two")
    )
    record, place = pressed("down law-0", [LAW], typed)
    assert record == {"law": [TEXTS[1], {"nl": "Drie", "en": "Three"}]} and place == ("law", 1)


@pytest.mark.parametrize(
    ("button", "law"),
    [
        ("add law new", [*TEXTS, {"nl": "", "en": ""}]),
        ("remove law-0", TEXTS[1:]),
        ("up law-1", TEXTS[::-1]),
        ("up law-0", TEXTS),
        ("add title new", TEXTS),
        ("remove title", TEXTS),
        ("remove law-7", TEXTS),
        ("remove fees-0", TEXTS),
        ("add law other", TEXTS),
        ("", TEXTS),
        ("onzin", TEXTS),
    ],
)
def test_a_button_does_what_it_says_and_nothing_outside_its_screen(button: str, law: list[Any]) -> None:
    assert pressed(button, [TITLE, LAW], {"law": TEXTS})[0] == {"law": law}


@pytest.mark.parametrize(
    ("at", "name"),
    [
        (("title", "en"), "title-en"),
        (("title",), "title-nl"),
        (("law",), "law"),
        (("law", 1), "law-1-nl"),
        (("law", 1, "nl"), "law-1-nl"),
        (("law", 7), "law-7"),
        (("phone",), ""),
    ],
)
def test_a_problem_stands_at_the_nearest_control(at: Any, name: str) -> None:
    found = faults([Problem(at, say("Dit klopt niet."))], [TITLE, LAW], {"law": TEXTS})
    assert found == {name: "Dit klopt niet."}
