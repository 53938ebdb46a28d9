"""Formulas and limits in a form: what they may name, and what follows from them."""

from datetime import date
from typing import Any

import pytest

from eloket.eforms import variables
from eloket.eforms.definition import Form, Page
from eloket.eforms.dependencies import graph, problems
from eloket.eforms.questions.base import Known
from eloket.eforms.rules import answers_asked, first_open_page, pages_asked, stale
from eloket.eforms.tests.builders import HOUSEHOLD, KNOWN, TODAY, WORDS, a_form, a_question


def page(key: str, *questions: Any, when: Any = None) -> Page:
    fields = {"key": key, "title": WORDS, "questions": questions}
    return Page.model_validate(fields | ({"when": when} if when else {}))


def asking(when: str, *more: Any, facts: tuple[str, ...] = ()) -> Form:
    """A dog and an age on the first page, a condition on the second."""
    first = page("one", a_question("yes_no", "dog"), a_question("number", "age"), *more)
    return a_form(first, page("two", a_question("text", "name"), when=when), facts=facts)


def refused(form: Form) -> list[tuple[str, str]]:
    return [(".".join(map(str, at)), str(sentence)) for at, sentence in problems(form)]


@pytest.mark.parametrize(
    ("when", "answers", "is_asked"),
    [
        ("age >= 18 && dog == 'yes'", {"age": 18, "dog": "yes"}, True),
        ("age >= 18 && dog == 'yes'", {"age": 17, "dog": "yes"}, False),
        ("age >= 18 && dog == 'yes'", {"dog": "yes"}, False),
        ("age >= 18 || dog == 'yes'", {"dog": "yes"}, True),
        ("age / 0 > 1", {"age": 3}, False),
    ],
)
def test_a_page_is_asked_when_its_formula_says_yes(when: str, answers: dict[str, Any], is_asked: bool) -> None:
    keys = [each.key for each in pages_asked(asking(when), answers, KNOWN)]
    assert keys == (["one", "two"] if is_asked else ["one"])


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("agee >= 18", "“agee”"),
        ("age == 'x'", "een getal, een tekst"),
        ("name == 'x'", "“name” staat niet op een vorige pagina"),
        ("dog == 'maybe'", "“maybe” is geen antwoord op “dog”"),
        ("dog == 'yes' && dog == 'no'", "altijd nee"),
        ("age > 3 && dog == 'yes' && !(dog in ['yes', 'no'])", "altijd nee"),
        ("false", "altijd nee"),
        ("known.age >= 18", "Toon het gegeven person.birth_date"),
        ("known.agee >= 18", "“known.agee”"),
    ],
)
def test_a_formula_with_a_mistake_is_refused_at_its_place(when: str, words: str) -> None:
    found = refused(asking(when))
    assert found[0][0] == "form.pages.1.when" and words in found[0][1]


@pytest.mark.parametrize(
    "when", ["age >= 18", "dog == 'yes' || age > 3", "dog == 'yes'", "today > timestamp('2020-01-01T00:00:00Z')"]
)
def test_a_formula_that_can_hold_is_accepted(when: str) -> None:
    assert refused(asking(when)) == []


def test_what_is_known_may_decide_when_the_form_shows_it() -> None:
    form = asking("known.age >= 18 && known.minors == 1", facts=("person.birth_date", "household.members"))
    assert refused(form) == []
    child = {"number": "4", "given_names": "A", "family_name": "B", "birth_date": "2020-05-05"}
    facts = {"person.birth_date": "2000-01-01", "household.members": [*HOUSEHOLD, child]}
    assert len(pages_asked(form, {}, Known(TODAY, facts))) == 2
    assert len(pages_asked(form, {}, Known(TODAY, facts | {"person.birth_date": "2000"}))) == 1
    assert len(pages_asked(form, {}, KNOWN)) == 1


def test_circles_are_refused_because_nothing_looks_ahead() -> None:
    one = page("one", a_question("number", "a", when="b > 1"))
    two = page("two", a_question("number", "b", when="a > 1"))
    assert [at for at, _sentence in refused(a_form(one, two))] == ["form.pages.0.questions.0.when"]
    sums = [
        a_question("calculated", key, calculated={"value": f"{other} * 2"}) for key, other in (("a", "b"), ("b", "a"))
    ]
    assert [at for at, _sentence in refused(a_form(page("one", *sums)))] == [
        "form.pages.0.questions.0.calculated.value"
    ]


def test_the_graph_says_what_depends_on_what() -> None:
    first = page("one", a_question("yes_no", "dog"), a_question("date", "since"))
    second = page("two", a_question("date", "until", earliest="since"), a_question("text", "name", when={"dog": "yes"}))
    third = page(
        "three", a_question("calculated", "price", calculated={"value": "dog == 'yes' ? 1 : 2"}), when="since < today"
    )
    assert graph(a_form(first, second, third)) == {
        "dog": frozenset(),
        "since": frozenset(),
        "until": {"since"},
        "name": {"dog"},
        "price": {"dog", "since"},
    }


def test_a_calculation_may_use_one_that_stands_above_it() -> None:
    rate = a_question("calculated", "rate", calculated={"value": "age > 12 ? 1000 : 500"})
    price = a_question("calculated", "price", calculated={"value": "rate * age"})
    form = a_form(page("one", a_question("number", "age")), page("two", rate, price))
    assert refused(form) == []
    assert answers_asked(form, {"age": 20, "price": 3}, KNOWN) == {"age": 20, "rate": 1000, "price": 20000}


def test_what_is_computed_is_seen_before_it_counts_and_again_when_it_changes() -> None:
    price = a_question("calculated", "price", calculated={"value": "people * 500"})
    form = a_form(page("one", a_question("number", "people")), page("two", price))
    open_page = first_open_page(form, {"people": 2}, KNOWN)
    assert open_page and open_page.key == "two"
    assert first_open_page(form, {"people": 2, "price": 1000}, KNOWN) is None
    changed = first_open_page(form, {"people": 3, "price": 1000}, KNOWN)
    assert changed and [each.field for each in stale(changed, {"price": 1000}, KNOWN)] == ["price"]


@pytest.mark.parametrize("value", ["people / 0", "people - 5", "people * 9223372036854775807"])
def test_what_cannot_be_computed_is_nothing(value: str) -> None:
    price = a_question("calculated", "price", calculated={"value": value})
    form = a_form(page("one", a_question("number", "people")), page("two", price))
    assert answers_asked(form, {"people": 2}, KNOWN)["price"] is None


@pytest.mark.parametrize(
    ("limit", "words"),
    [("later", "geen eerdere vraag"), ("dog", "vraagt geen dag"), ("until", "geen eerdere vraag")],
)
def test_a_limit_names_an_earlier_question_about_a_day(limit: str, words: str) -> None:
    first = page("one", a_question("yes_no", "dog"), a_question("date", "until", earliest=limit))
    found = refused(a_form(first, page("two", a_question("date", "later"))))
    assert [at for at, _ in found] == ["form.pages.0.questions.1.earliest"] and words in found[0][1]


def test_a_limit_may_name_a_question_on_the_same_page() -> None:
    assert refused(a_form(page("one", a_question("period", "stay"), a_question("date", "back", earliest="stay")))) == []


def test_answers_of_any_shape_decide_nothing() -> None:
    form = asking("age >= 18 && since < today", a_question("date", "since"))
    for answer in ("x", 3, None, [1], {"a": 1}):
        assert len(pages_asked(form, {"age": answer, "since": answer}, Known(date(2026, 1, 1)))) == 1


def test_a_form_is_compiled_once_and_forgotten_with_it() -> None:
    form = asking("age >= 18")
    first = variables.compiled(form)
    assert variables.compiled(form) is first
    key = id(form)
    del form
    assert key not in variables._compiled
