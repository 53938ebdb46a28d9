"""What authors may write in an expression, and what is refused before it can do harm."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eloket.eforms import expressions
from eloket.eforms.expressions import Language, Unknown, Wrong, compared_words, names
from eloket.eforms.questions.base import Kind

VARIABLES: Mapping[str, Kind] = {
    "age": "number",
    "dog": "text",
    "name": "text",
    "colours": "texts",
    "born": "day",
    "stay.first": "day",
    "stay.last": "day",
    "stay.days": "number",
    "cars.count": "number",
    "cars.weight": "numbers",
    "empty": "numbers",
    "nobody": "number",
    "today": "day",
}
VALUES: Mapping[str, Any] = {
    "age": 18,
    "dog": "yes",
    "name": "José",
    "colours": ["red", "blue"],
    "born": date(2008, 2, 29),
    "stay.first": date(2026, 12, 30),
    "stay.last": date(2027, 1, 2),
    "stay.days": 4,
    "cars.count": 2,
    "cars.weight": [1200, 3600],
    "empty": [],
    "today": date(2026, 11, 24),
}
LANGUAGE = Language(VARIABLES)


def value(text: str) -> Any:
    try:
        return LANGUAGE.condition(text).value(known())
    except Wrong:
        return LANGUAGE.calculation(text).value(known())


def known() -> Any:
    return LANGUAGE.values({name: expressions.value(each) for name, each in VALUES.items()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Comparing, and joining comparisons.
        ("age >= 18", True),
        ("age > 18", False),
        ("age != 18", False),
        ("17 < age && age < 19", True),
        ("dog == 'yes'", True),
        ('dog == "yes"', True),
        ("dog != 'yes'", False),
        ("age >= 18 && dog == 'yes'", True),
        ("age < 18 || dog == 'yes'", True),
        ("!(dog == 'yes')", False),
        ("dog in ['yes', 'maybe']", True),
        ("name == 'José'", True),
        ("name.size() == 4", True),
        ("name.startsWith('Jos')", True),
        ("name.contains('os') && !name.endsWith('x')", True),
        ("name.matches('^[A-Z]')", True),
        # Several answers.
        ("'red' in colours", True),
        ("'green' in colours", False),
        ("colours.size() == 2", True),
        ("colours.exists(c, c == 'blue')", True),
        ("colours.all(c, c != 'green')", True),
        # Days and periods.
        ("stay.first < stay.last", True),
        ("stay.days <= 3", False),
        ("days(stay.first, stay.last)", 3),
        ("days(stay.last, stay.first)", -3),
        ("years(born, today)", 18),
        ("years(born, today) >= 18", True),
        ("today < stay.first", True),
        ("born < timestamp('2010-01-01T00:00:00Z')", True),
        ("stay.first.getFullYear() == 2026", True),
        # Groups.
        ("cars.count > 1", True),
        ("cars.weight.exists(w, w > 3500)", True),
        ("cars.weight.all(w, w > 3500)", False),
        ("cars.weight.filter(w, w > 3500).size()", 1),
        ("total(cars.weight)", 4800),
        ("total(empty)", 0),
        ("total(cars.weight.map(w, w / 100))", 48),
        # Calculating: whole numbers, amounts in cents.
        ("age * 500", 9000),
        ("age * 500 + 2500", 11500),
        ("(age - 8) / 3", 3),
        ("7 % 3", 1),
        ("age > 12 ? 1000 : 500", 1000),
        ("dog == 'yes' ? (age > 65 ? 1 : 2) : 3", 2),
        ("stay.days > 2 ? 2 * 1500 + (stay.days - 2) * 1000 : stay.days * 1500", 5000),
        ("cars.count * (dog == 'yes' ? 2500 : 0)", 5000),
        # An answer that is missing decides nothing, unless the rest decides without it.
        ("nobody > 3 || age >= 18", True),
        ("nobody > 3 && age < 18", False),
    ],
)
def test_what_an_expression_gives(text: str, expected: Any) -> None:
    assert value(text) == expected and type(value(text)) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        "nobody > 3",
        "nobody > 3 && age >= 18",
        "nobody * 500",
        "age / 0 == 1",
        "age * 9223372036854775807",
        "cars.weight[7] > 1",
        "timestamp('x') < today",
    ],
)
def test_what_cannot_be_told_is_unknown_and_never_a_crash(text: str) -> None:
    with pytest.raises(Unknown):
        value(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("agee >= 18", "“agee” is geen antwoord"),
        ("age == 'old'", "“==” kan niet met een getal, een tekst"),
        ("dog > 3", "“>” kan niet met een tekst, een getal"),
        ("born > 3", "een dag, een getal"),
        ("age > 2.5", "een getal, een kommagetal"),
        ("colours == 'red'", "een lijst, een tekst"),
        ("age", "geen ja of nee"),
        ("age + 1", "geen ja of nee"),
        ("age >=", "niet goed geschreven, bij teken"),
        ("(age > 3", "niet goed geschreven"),
        ("stay.frist < today", "Kies uit: stay.first, stay.last, stay.days."),
        ("stay < today", "Kies uit: stay.first"),
        ("cars.colour.size() > 1", "Kies uit: cars.count, cars.weight."),
        ("open('x') > 1", "“open”"),
        ("age > 1 ? 'a' : 2", "? :"),
        ("(" * 60 + "age > 1" + ")" * 60, "niet goed geschreven"),
    ],
)
def test_a_mistake_is_refused_with_a_sentence_for_whoever_made_it(text: str, words: str) -> None:
    with pytest.raises(Wrong) as refusal:
        LANGUAGE.condition(text)
    assert words in str(refusal.value.sentence)


@pytest.mark.parametrize("text", ["age * 2.5", "dog", "age > 1", "born"])
def test_a_calculation_gives_a_whole_number(text: str) -> None:
    with pytest.raises(Wrong):
        LANGUAGE.calculation(text)


def test_names_of_the_language_itself_do_no_harm() -> None:
    language = Language({"type": "text", "list": "texts", "age": "number"})
    assert language.condition("age > 1").value(language.values({"type": "x", "list": [], "age": 2}))


@pytest.mark.parametrize(
    "text",
    [
        "[1,2,3,4,5,6,7,8,9].map(a, [1,2,3,4,5,6,7,8,9].map(b, [1,2,3,4,5,6,7,8,9].map(c, "
        "[1,2,3,4,5,6,7,8,9].map(d, [1,2,3,4,5,6,7,8,9].map(e, [1,2,3,4,5,6,7,8,9].map(f, a)))))).size() > 0"
    ],
)
def test_an_expression_that_would_go_on_and_on_is_stopped(text: str) -> None:
    with pytest.raises((Unknown, Wrong)):
        value(text)


@given(text=st.text(alphabet="age dog.'\"()<>=&|!?:+-*/%[],0123456789\0é\n", max_size=60))
def test_whatever_is_written_is_an_expression_or_wrong(text: str) -> None:
    with suppress(Wrong, Unknown):
        value(text)


@given(answer=st.integers() | st.text() | st.none() | st.lists(st.integers() | st.text()) | st.dates())
def test_an_answer_of_the_wrong_kind_is_unknown(answer: Any) -> None:
    answer = expressions.value(answer)
    found = LANGUAGE.condition("age >= 18 || dog == 'x'")
    with suppress(Unknown):
        assert found.value(LANGUAGE.values({"age": answer, "dog": answer})) in (True, False)


def test_names_and_words_are_found_outside_texts() -> None:
    text = "age >= 18 && dog == 'age.x' && stay.first < today && 'red' in colours && name in ['a', \"b\"]"
    assert names(text)[:4] == ["age", "dog", "stay.first", "today"]
    assert compared_words(text, "dog") == ["age.x"]
    assert compared_words(text, "colours") == ["red"]
    assert compared_words(text, "name") == ["a", "b"]


def test_many_may_evaluate_the_same_expression_at_once() -> None:
    expression = LANGUAGE.calculation("total(cars.weight) + age")

    def give(nth: int) -> int:
        found: int = expression.value(LANGUAGE.values({"cars.weight": [nth, nth], "age": 1}))
        return found

    with ThreadPoolExecutor(8) as many:
        assert list(many.map(give, range(2000))) == [2 * nth + 1 for nth in range(2000)]
