"""Every form of every fact, whole and with holes: registers know less than software expects."""

from itertools import chain, combinations
from typing import Any

import pytest

from eloket.profiles import wording
from eloket.profiles.wording import written

WHOLE: dict[str, tuple[Any, tuple[str, ...], tuple[str, ...]]] = {
    "text": ("Antwerpen", ("Antwerpen",), ("Antwerpen",)),
    "email": ("a@example.org", ("a@example.org",), ("a@example.org",)),
    "phone": ("03 22 11 333", ("03 22 11 333",), ("03 22 11 333",)),
    "national_number": ("85073003328", ("85.07.30-033.28",), ("85.07.30-033.28",)),
    "sex": ("F", ("Vrouw",), ("Female",)),
    "civil_status": ("widowed", ("Weduwe of weduwnaar",), ("Widowed",)),
    "partial_date": ("1985-07", ("juli 1985",), ("July 1985",)),
    "countries": (["BE", "NL"], ("België, Nederland",), ("Belgium, Netherlands",)),
    "address": (
        {"street": "Gasstraat", "number": "12", "box": "3", "postcode": "2060", "municipality": "Antwerpen"},
        ("Gasstraat 12 bus 3", "2060 Antwerpen"),
        ("Gasstraat 12 bus 3", "2060 Antwerpen"),
    ),
    "act": (
        {"number": "2016-1", "on": "2016-09-10", "place": "Antwerpen"},
        ("2016-1", "Antwerpen, 10 september 2016"),
        ("2016-1", "Antwerpen, 10 September 2016"),
    ),
    "person": ({"given_names": "Luc", "family_name": "Peeters"}, ("Luc Peeters",), ("Luc Peeters",)),
    "people": ([{"given_names": "Luc", "family_name": "Peeters"}], ("Luc Peeters",), ("Luc Peeters",)),
    "members": (
        [{"given_names": "Adam", "family_name": "Peeters", "birth_date": "2023-02-09", "relation": "child"}],
        ("Adam Peeters, 9 februari 2023, Kind",),
        ("Adam Peeters, 9 February 2023, Child",),
    ),
}


def test_every_form_is_tried_here() -> None:
    assert set(WHOLE) == set(wording.FORMS)


@pytest.mark.parametrize("form", WHOLE)
def test_a_whole_value_is_written_in_both_languages(form: str) -> None:
    value, dutch, english = WHOLE[form]
    assert (written(form, value, "nl"), written(form, value, "en")) == (dutch, english)


def parts_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Every way in which a record can lack some of its parts: left out, empty, or null."""
    subsets = chain.from_iterable(combinations(value, size) for size in range(len(value) + 1))
    return [
        filling | {name: value[name] for name in kept}
        for kept in subsets
        for filling in ({}, dict.fromkeys(value, ""), dict.fromkeys(value))
    ]


@pytest.mark.parametrize("form", ["address", "act", "person", "people", "members"])
def test_a_value_with_holes_is_written_without_them(form: str) -> None:
    value = WHOLE[form][0]
    for part in parts_of(value[0] if isinstance(value, list) else value):
        for line in written(form, [part] if isinstance(value, list) else part, "nl"):
            assert line == line.strip(" ,")
            assert "None" not in line and "  " not in line and ", ," not in line


@pytest.mark.parametrize("form", ["people", "members", "countries"])
def test_an_empty_list_says_nothing(form: str) -> None:
    assert "".join(written(form, [], "nl")) == ""


@pytest.mark.parametrize("form", ["text", "email", "phone", "sex", "civil_status", "partial_date"])
def test_an_empty_value_raises_nothing(form: str) -> None:
    assert written(form, "", "nl") == ("",)


@pytest.mark.parametrize(("form", "value"), [("sex", "U"), ("civil_status", "separated")])
def test_a_code_the_city_has_no_word_for_is_shown_as_it_is(form: str, value: str) -> None:
    assert written(form, value, "en") == (value,)


def test_somebody_without_given_names_has_a_name() -> None:
    assert wording.person_name({"given_names": "", "family_name": "Yanti"}) == "Yanti"


def test_an_address_abroad_names_its_country_in_the_readers_language() -> None:
    abroad = {"street": "Damrak", "number": "1", "postcode": "1012", "municipality": "Amsterdam", "country": "NL"}
    assert written("address", abroad, "nl") == ("Damrak 1", "1012 Amsterdam", "Nederland")
    assert written("address", abroad, "en")[-1] == "Netherlands"


def test_a_country_nobody_knows_is_its_code() -> None:
    assert wording.country_name("XQ", "nl") == "XQ"


def test_a_relation_the_city_has_no_word_for_is_another_member() -> None:
    assert wording.relation("lodger", "nl") == "Ander lid van het gezin"


def test_a_form_that_does_not_exist_is_a_mistake_of_the_house() -> None:
    with pytest.raises(KeyError):
        written("colour", "red", "nl")
