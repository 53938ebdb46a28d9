from dataclasses import replace
from datetime import timedelta

import pytest

from eloket.eforms import reachability
from eloket.eforms.definition import Form
from eloket.eforms.problems import Problems
from eloket.eforms.questions.base import Known
from eloket.eforms.rules import answers_asked, check_page, first_open_page, neighbours, pages_asked, stale
from eloket.eforms.tests.builders import KNOWN, a_form, a_page, a_question, sent

PAGE = a_page(a_question("text", "name"), a_question("date", "since"), a_question("address", "home", required=False))
FORM = a_form(
    a_page(a_question("text", "a"), a_question("text", "b", required=False), key="one"),
    a_page(a_question("yes_no", "c"), key="two"),
    a_page(a_question("text", "d"), key="three"),
)


def test_the_answers_to_a_page_come_by_the_key_of_their_question() -> None:
    fields = sent(name="Fatima", since_day="1", since_month="5", since_year="2026")
    assert check_page(PAGE, fields, KNOWN) == {"name": "Fatima", "since": "2026-05-01", "home": None}


def test_everything_wrong_with_a_page_is_said_at_once_in_the_order_of_the_page() -> None:
    with pytest.raises(Problems) as found:
        check_page(PAGE, sent(home_street="Gasstraat", home_number="1"), KNOWN)
    assert [problem.field for problem in found.value.problems] == [
        "name",
        "since",
        "home-postcode",
        "home-municipality",
    ]


def test_nothing_of_a_page_with_a_problem_is_an_answer() -> None:
    with pytest.raises(Problems):
        check_page(PAGE, sent(name="Fatima"), KNOWN)


@pytest.mark.parametrize(
    ("answered", "key"),
    [
        ("", "one"),
        ("a", "one"),
        ("ab", "two"),
        ("abd", "two"),
        ("c", "one"),
        ("abc", "three"),
    ],
)
def test_the_first_page_with_an_open_question_is_next(answered: str, key: str) -> None:
    page = first_open_page(FORM, {key: "yes" if key == "c" else "x" for key in answered}, KNOWN)
    assert page is not None and page.key == key


def test_a_question_that_was_left_open_on_purpose_is_answered() -> None:
    assert first_open_page(FORM, {"a": "x", "b": None, "c": "yes", "d": "x"}, KNOWN) is None


def test_a_form_that_asks_nothing_is_answered_from_the_start() -> None:
    assert first_open_page(a_form(facts=("person.name",)), {}, KNOWN) is None


def test_a_page_knows_the_pages_beside_it() -> None:
    pages = [neighbours(list(FORM.pages), page.key) for page in FORM.pages]
    assert pages == [(None, "two"), ("one", "three"), ("two", None)]


def test_a_day_that_is_too_long_ago_by_now_is_asked_again() -> None:
    page = a_page(a_question("date", "since", earliest=-30))
    old = {"since": (KNOWN.today - timedelta(days=31)).isoformat()}
    assert first_open_page(a_form(page), old, KNOWN) == page
    assert [problem.field for problem in stale(page, old, KNOWN)] == ["since"]
    assert stale(page, {"since": (KNOWN.today - timedelta(days=30)).isoformat()}, KNOWN) == []


def test_someone_who_left_the_household_is_asked_about_again() -> None:
    page = a_page(a_question("household_members", "movers", fact="household.members"))
    known = replace(KNOWN, facts={"household.members": [{"number": "1", "given_names": "A", "family_name": "B"}]})
    assert stale(page, {"movers": ["1"]}, known) == []
    assert [problem.field for problem in stale(page, {"movers": ["1", "2"]}, known)] == ["movers"]


# Conditions, and what is known


def conditional() -> Form:
    first = a_page(a_question("yes_no", "dog"), key="one")
    second = a_page(a_question("text", "name"), a_question("text", "breed", when={"dog": "yes"}), key="two")
    third = a_page(a_question("text", "tag"), key="three").model_copy(update={"when": {"dog": ("yes",)}})
    return a_form(first, second, third)


def test_a_page_and_a_question_are_asked_when_their_condition_holds() -> None:
    with_dog = pages_asked(conditional(), {"dog": "yes"}, KNOWN)
    assert [(page.key, len(page.questions)) for page in with_dog] == [("one", 1), ("two", 2), ("three", 1)]
    without = pages_asked(conditional(), {"dog": "no"}, KNOWN)
    assert [(page.key, len(page.questions)) for page in without] == [("one", 1), ("two", 1)]
    assert [page.key for page in pages_asked(conditional(), {}, KNOWN)] == ["one", "two"]


def test_answers_to_what_is_no_longer_asked_are_left_out() -> None:
    answers = {"dog": "no", "name": "x", "breed": "y", "tag": "z"}
    assert answers_asked(conditional(), answers, KNOWN) == {"dog": "no", "name": "x"}


def test_what_depends_on_a_question_that_is_not_asked_is_not_asked() -> None:
    first = a_page(a_question("yes_no", "pet"), key="one")
    second = a_page(a_question("yes_no", "dog"), key="two").model_copy(update={"when": {"pet": ("yes",)}})
    third = a_page(a_question("text", "tag"), key="three").model_copy(update={"when": {"dog": ("yes",)}})
    form = a_form(first, second, third)
    assert [page.key for page in pages_asked(form, {"pet": "no", "dog": "yes"}, KNOWN)] == ["one"]


def test_what_the_city_knows_is_not_asked() -> None:
    form = a_form(a_page(a_question("text", "who", fact="person.name"), key="one"))
    assert pages_asked(form, {}, Known(KNOWN.today, {"person.name": "Fatima"})) == []
    assert [page.key for page in pages_asked(form, {}, KNOWN)] == ["one"]


@pytest.mark.parametrize(
    ("when", "word"),
    [
        ({"later": "yes"}, "later"),
        ({"dog": "maybe"}, "maybe"),
        ({"name": "x"}, "name"),
    ],
)
def test_a_condition_looks_back_at_a_fixed_answer(when: dict[str, str], word: str) -> None:
    first = a_page(a_question("yes_no", "dog"), a_question("text", "name"), key="one")
    second = a_page(a_question("text", "a", when=when), key="two")
    third = a_page(a_question("yes_no", "later"), key="three")
    found = list(reachability.problems(a_form(first, second, third)))
    assert len(found) == 1 and word in str(found[0])


def test_a_question_that_can_never_be_reached_is_found_however_deep() -> None:
    first = a_page(a_question("yes_no", "dog"), key="one")
    second = a_page(a_question("yes_no", "big", when={"dog": "yes"}), key="two")
    third = a_page(a_question("text", "why", when={"dog": "no", "big": "yes"}), key="three")
    found = list(reachability.problems(a_form(first, second, third)))
    assert len(found) == 1
