"""Every question type: what it takes, what it refuses, and how it writes an answer out."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions import TYPES
from eloket.eforms.questions.base import Known, Sent
from eloket.eforms.rules import check_page, choices, shown, typed, written
from eloket.eforms.tests.builders import (
    HOUSEHOLD,
    KNOWN,
    TODAY,
    a_page,
    a_question,
    answer,
    problems,
    refused_fields,
    sent,
)

HOME = {"q_street": "Gasstraat", "q_number": "12", "q_postcode": "2060", "q_municipality": "Antwerpen"}
EVERY_TYPE = sorted(TYPES)
TYPED = [name for name in EVERY_TYPE if TYPES[name].is_typed]


@pytest.mark.parametrize("type_", TYPED)
def test_a_question_that_must_be_answered_refuses_nothing_at_all(type_: str) -> None:
    assert refused_fields(a_question(type_))


@pytest.mark.parametrize("type_", EVERY_TYPE)
def test_a_question_that_may_be_left_open_has_no_answer_then(type_: str) -> None:
    question = a_question(type_, required=False)
    assert answer(question) is None
    assert written(question, {"q": None}, KNOWN, "nl") == ()
    assert not any(shown(question, {}, KNOWN) or ())


def test_a_line_loses_its_loose_spaces_and_a_long_text_keeps_its_lines() -> None:
    assert answer(a_question("text"), q="  een \t twee\r\ndrie ") == "een twee drie"
    assert answer(a_question("long_text"), q=" een\r\n\r\ntwee  drie ") == "een\n\ntwee  drie"
    assert written(a_question("long_text"), {"q": "een\ntwee"}, KNOWN, "nl") == ("een", "twee")


@pytest.mark.parametrize("type_", ["text", "long_text"])
def test_a_text_is_refused_when_it_is_too_long_or_cannot_be_kept(type_: str) -> None:
    question = a_question(type_, longest=3)
    assert answer(question, q="één") == "één"
    assert problems(question, q="vier")[0].values == {"longest": 3}
    assert "teken dat niet kan" in problems(question, q="a\0")[0].text


def test_an_answer_of_spaces_is_none() -> None:
    assert refused_fields(a_question("text"), q="  \n ") == ["q"]


def test_a_field_that_was_sent_twice_counts_once() -> None:
    assert answer(a_question("yes_no"), q=["yes", "no"]) == "no"


def test_a_choice_is_one_of_its_options_and_nothing_else() -> None:
    question = a_question("choice")
    assert answer(question, q=" red ") == "red"
    assert refused_fields(question, q="blue") == refused_fields(question, q="Rood") == ["q"]
    assert refused_fields(a_question("choice", required=False), q="blue") == ["q"]
    assert written(question, {"q": "red"}, KNOWN, "en") == ("Red",)
    assert [(each.value, each.label, each.hint) for each in choices(question, KNOWN, "nl")] == [("red", "Rood", "Warm")]


def test_yes_or_no_needs_no_options() -> None:
    question = a_question("yes_no")
    assert answer(question, q="yes") == "yes"
    assert refused_fields(question, q="ja") == ["q"]
    assert written(question, {"q": "no"}, KNOWN, "nl") == ("Nee",)
    assert [each.label for each in choices(question, KNOWN, "en")] == ["Yes", "No"]


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("3", "5", "2026"),
        ("03", "05", "2026"),
        (" 3 ", "mei", "2026"),
        ("3", "May", " 2026"),
        ("3", "MEI", "2026"),
        ("3", "mei.", "2026"),
    ],
)
def test_a_date_may_be_typed_in_more_ways_than_one(day: str, month: str, year: str) -> None:
    assert answer(a_question("date"), q_day=day, q_month=month, q_year=year) == "2026-05-03"


@pytest.mark.parametrize(
    ("month", "number"),
    [("mrt", "03"), ("maart", "03"), ("March", "03"), ("okt", "10"), ("Oct", "10"), ("augustus", "08")],
)
def test_a_month_may_be_typed_in_words(month: str, number: str) -> None:
    assert answer(a_question("date"), q_day="1", q_month=month, q_year="2026") == f"2026-{number}-01"


@pytest.mark.parametrize(
    ("day", "month", "year", "field"),
    [
        ("", "5", "2026", "q"),
        ("3", "", "2026", "q-month"),
        ("3", "5", "", "q-year"),
        ("3", "5", "26", "q-year"),
        ("3", "5", "20266", "q-year"),
        ("29", "2", "2026", "q"),
        ("31", "4", "2026", "q"),
        ("0", "5", "2026", "q"),
        ("-3", "5", "2026", "q"),
        ("3", "13", "2026", "q"),
        ("3", "0", "2026", "q"),
        ("3", "meij", "0000", "q"),
        ("3", "brumaire", "2026", "q"),
        ("drie", "5", "2026", "q"),
        ("²", "²", "2026", "q"),
        ("9" * 12, "5", "2026", "q"),
        ("9" * 5000, "5", "2026", "q"),
        ("3", "9" * 12, "2026", "q"),
    ],
)
def test_what_is_no_date_is_refused_at_the_field_to_mend(day: str, month: str, year: str, field: str) -> None:
    assert refused_fields(a_question("date"), q_day=day, q_month=month, q_year=year) == [field]
    assert refused_fields(a_question("date", required=False), q_day=day, q_month=month, q_year=year) == [field]


@pytest.mark.parametrize(("days", "is_taken"), [(-8, False), (-7, True), (0, True), (1, False)])
def test_a_date_outside_its_limits_is_refused_with_the_limit(days: int, is_taken: bool) -> None:
    chosen = TODAY + timedelta(days=days)
    fields = {"q_day": str(chosen.day), "q_month": str(chosen.month), "q_year": str(chosen.year)}
    found = problems(a_question("date", earliest=-7, latest=0), **fields)
    assert (found == []) is is_taken
    if found:
        assert found[0].values["limit"] in (TODAY - timedelta(days=7), TODAY)


def test_a_date_is_shown_again_in_its_three_fields() -> None:
    question = a_question("date")
    assert shown(question, {"q": "2026-05-03"}, KNOWN) == {"day": "03", "month": "05", "year": "2026"}
    assert typed(question, sent(q_day="x", q_month="13")) == {"day": "x", "month": "13", "year": ""}
    assert written(question, {"q": "2026-05-03"}, KNOWN, "en") == ("3 May 2026",)


def test_an_address_has_five_parts_of_which_the_box_may_be_empty() -> None:
    kept = {"street": "Gasstraat", "number": "12", "box": "", "postcode": "2060", "municipality": "Antwerpen"}
    question = a_question("address")
    assert answer(question, **HOME) == kept
    assert written(question, {"q": kept}, KNOWN, "nl") == ("Gasstraat 12", "2060 Antwerpen")
    assert written(question, {"q": kept | {"box": "3"}}, KNOWN, "nl")[0] == "Gasstraat 12 bus 3"
    assert shown(question, {"q": kept}, KNOWN) == kept


@pytest.mark.parametrize("box", ["3", "bus 3", "BUS3", "bte. 3", "box 3"])
def test_a_box_may_be_typed_with_its_word(box: str) -> None:
    assert answer(a_question("address"), **HOME, q_box=box)["box"] == "3"


@pytest.mark.parametrize("number", ["1", "12A", "12 A", "12/3", "12-14", "99999", "12bis"])
def test_a_house_number_may_have_letters_behind_it(number: str) -> None:
    assert answer(a_question("address"), **HOME | {"q_number": number})["number"] == number


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("street", ""),
        ("street", "-"),
        ("street", "x" * 81),
        ("street", "a\0"),
        ("number", ""),
        ("number", "A"),
        ("number", "1" * 12),
        ("box", "12345678901"),
        ("postcode", "0200"),
        ("postcode", "206"),
        ("postcode", "20600"),
        ("postcode", "２０６０"),
        ("municipality", ""),
        ("municipality", "?"),
    ],
)
def test_each_part_of_an_address_is_refused_at_its_own_field(part: str, value: str) -> None:
    assert refused_fields(a_question("address"), **HOME | {f"q_{part}": value}) == [f"q-{part}"]


def test_everything_wrong_with_an_address_is_said_at_once() -> None:
    expected = ["q-street", "q-number", "q-postcode", "q-municipality"]
    assert refused_fields(a_question("address")) == expected
    # Who begins an optional address has to finish it.
    assert refused_fields(a_question("address", required=False), q_street="Gasstraat") == expected[1:]


def test_members_are_chosen_by_their_place_and_kept_by_their_number() -> None:
    question = a_question("household_members")
    assert answer(question, q=["2", "0", "0"]) == ["1", "3"]
    assert shown(question, {"q": ["1", "3"]}, KNOWN) == ["0", "2"]
    assert typed(question, sent(q=["2", "9"])) == ["2", "9"]
    assert written(question, {"q": ["2", "1"]}, KNOWN, "nl") == ("Yanti", "Fatima El Amrani")


def test_no_number_of_a_member_travels_to_a_browser() -> None:
    offered = choices(a_question("household_members"), KNOWN, "nl")
    assert [(each.value, each.label, each.hint) for each in offered] == [
        ("0", "Fatima El Amrani", "14 maart 1992"),
        ("1", "Yanti", "1997"),
        ("2", "Adam Peeters", ""),
    ]


@pytest.mark.parametrize("places", [[], ["3"], ["-1"], ["1.0"], ["Yanti"], [""], ["²"]])
def test_nobody_outside_the_household_can_be_chosen(places: list[str]) -> None:
    assert refused_fields(a_question("household_members"), q=places) == ["q"]
    assert answer(a_question("household_members", required=False), q=places) is None


def test_whoever_left_the_household_is_not_named_any_more() -> None:
    moved_on = Known(TODAY, {"household.members": HOUSEHOLD[:1]})
    assert written(a_question("household_members"), {"q": ["1", "2"]}, moved_on, "nl") == ("Fatima El Amrani", "?")


def test_without_a_known_household_there_is_nobody_to_choose() -> None:
    assert choices(a_question("household_members"), Known(TODAY), "nl") == ()


FIELDS = [
    "q",
    *(f"q-{part}" for part in ("day", "month", "year", "street", "number", "box", "postcode", "address", "near")),
    *(f"q-{end}-{part}" for end in ("first", "last", "birth") for part in ("day", "month", "year")),
    *("q-given", "q-family", "q-meant", "q-row", "q-0-name", "q-1-name", "do"),
]
LIKELY = st.sampled_from(
    [
        "other",
        "me",
        "as-typed",
        "add q",
        "remove q 1",
        "0",
        "1",
        "31",
        "2026",
        "mei",
        "yes",
        "red",
        "bus",
        "2060",
        "9" * 20,
        "²",
        "\0",
        "١",
        "1_0",
    ]
)
ANYTHING = st.dictionaries(st.sampled_from(FIELDS), st.lists(LIKELY | st.text(max_size=12), max_size=3))


@pytest.mark.parametrize("type_", EVERY_TYPE)
@settings(max_examples=60, deadline=None)
@given(fields=ANYTHING, required=st.booleans(), limit=st.none() | st.integers(-400, 400))
def test_whatever_a_browser_sends_is_an_answer_or_a_problem(
    type_: str, fields: dict[str, list[str]], required: bool, limit: int | None
) -> None:
    question = a_question(type_, required=required, earliest=limit)
    sent_ = Sent(fields)
    typed(question, sent_)
    answers, found = answers_or_problems(question, sent_)
    assert all(problem.field.split("-")[0] == "q" for problem in found)
    assert all(problem.text % problem.values for problem in found)
    assert found or not required or not TYPES[type_].is_typed or answers["q"] not in (None, "", [], {})
    shown(question, answers, KNOWN)
    assert all(isinstance(line, str) for line in written(question, answers, KNOWN, "nl"))


def answers_or_problems(question: Question, sent_: Sent) -> tuple[dict[str, Any], Sequence[Problem]]:
    try:
        return check_page(a_page(question), sent_, KNOWN), ()
    except Problems as found:
        return {}, found.problems


# Numbers, addresses of people and things


@pytest.mark.parametrize(
    ("type_", "typed_", "kept", "shown_"),
    [
        ("number", " 1 200 ", 1200, "1200"),
        ("number", "0", 0, "0"),
        ("money", "12,5", 1250, "€ 12,50"),
        ("money", "€ 1.250", 125000, "€ 1.250"),
        ("money", "1,250.00 euro", 125000, "€ 1.250"),
        ("money", "12,-", 1200, "€ 12"),
        ("time", "14u05", "14:05", "14.05 uur"),
        ("time", "9", "09:00", "09.00 uur"),
        ("time", "14:30 uur", "14:30", "14.30 uur"),
        ("email", " Naam@Post.example. ", "Naam@Post.example", "Naam@Post.example"),
        ("phone", "0470/12.34.56", "+32470123456", "+32 470 12 34 56"),
        ("phone", "+31 20 123 45 67", "+31201234567", "+31 20 123 4567"),
        ("national_number", "85.07.30-033.28", "85073003328", "85.07.30-033.28"),
        ("iban", "be71 0961 2345 6769", "BE71096123456769", "BE71 0961 2345 6769"),
        # A bank that is younger than the tables of the library.
        ("iban", "BE68 5390 0754 7034", "BE68539007547034", "BE68 5390 0754 7034"),
        ("enterprise_number", "BE 0403.019.261", "0403019261", "0403.019.261"),
        ("licence_plate", "1 abc 123", "1ABC123", "1-ABC-123"),
        ("licence_plate", "k-ab 1234", "KAB1234", "KAB1234"),
        ("agree", "yes", "yes", "Ja"),
    ],
)
def test_what_people_type_is_read_kept_and_written(type_: str, typed_: str, kept: Any, shown_: str) -> None:
    question = a_question(type_)
    assert answer(question, q=typed_) == kept
    assert written(question, {"q": kept}, KNOWN, "nl") == (shown_,)
    again = shown(question, {"q": kept}, KNOWN)
    assert answer(question, q=again) == kept


@pytest.mark.parametrize(
    ("type_", "wrong"),
    [
        ("number", ["-1", "1,5", "twaalf", "1" * 10]),
        ("money", ["-1", "12,3456", "veel", "1,2,3"]),
        ("time", ["25", "12.60", "straks", "1:2:3"]),
        ("email", ["naam", "naam@", "naam@post", "a b@c", "x" * 300 + "@post.example"]),
        ("phone", ["12", "bel mij", "0" * 30]),
        ("national_number", ["85.07.30-033.29", "123"]),
        ("iban", ["BE71 0961 2345 6768", "BE71"]),
        ("enterprise_number", ["0403.019.262", "12"]),
        ("licence_plate", ["ABC", "1", "1-ABC-123-4567", "1*2"]),
        ("agree", ["no", "on"]),
        ("several", ["blue"]),
    ],
)
def test_what_is_none_is_refused_with_a_sentence_that_helps(type_: str, wrong: list[str]) -> None:
    question = a_question(type_)
    assert [text for text in wrong if refused_fields(question, q=text) != ["q"]] == []


def test_numbers_and_amounts_keep_to_their_limits() -> None:
    for type_ in ("number", "money"):
        question = a_question(type_, minimum=2, maximum=5)
        assert [text for text in ("1", "2", "5", "6") if refused_fields(question, q=text)] == ["1", "6"]


def test_of_several_answers_the_order_of_the_form_counts() -> None:
    options = [{"value": value, "label": {"nl": value, "en": value}} for value in ("a", "b", "c")]
    question = a_question("several", options=options)
    assert answer(question, q=["c", "a", "x"]) == ["a", "c"]
    assert written(question, {"q": ["a", "c"]}, KNOWN, "nl") == ("a", "c")


def test_one_member_of_the_household_is_chosen_by_place() -> None:
    question = a_question("household_member")
    assert answer(question, q="1") == ["2"]
    assert shown(question, {"q": ["2"]}, KNOWN) == "1"
    assert refused_fields(question, q="7") == ["q"]


def test_a_place_is_an_address_or_something_nearby() -> None:
    question = a_question("place")
    assert answer(question, q_near="bij de kerk") == {"address": "", "near": "bij de kerk"}
    assert refused_fields(question, q_address="?") == ["q-address"]
    assert refused_fields(question, q_address="x" * 300) == ["q-address"]
    assert written(question, {"q": {"address": "Meir 1", "near": ""}}, KNOWN, "nl") == ("Meir 1",)


# Periods, persons, groups, and what is only shown


def ends(first: str, last: str) -> dict[str, str]:
    """Days of December 2026."""
    parts = {"month": "12", "year": "2026"}
    days = {"first": first, "last": last}
    return {f"q_{end}_{part}": text for end, day in days.items() for part, text in ({"day": day} | parts).items()}


def test_a_period_has_a_first_and_a_last_day() -> None:
    kept = answer(a_question("period"), **ends("3", "5"))
    assert kept == {"first": "2026-12-03", "last": "2026-12-05"}
    assert written(a_question("period"), {"q": kept}, KNOWN, "nl") == ("3 december 2026 tot en met 5 december 2026",)
    assert shown(a_question("period"), {"q": kept}, KNOWN)["last"]["day"] == "05"


@pytest.mark.parametrize(
    ("first", "last", "refused"),
    [
        ("3", "3", []),
        ("3", "2", ["q-last"]),
        ("3", "6", ["q-last"]),
        ("31", "", ["q-last"]),
        ("", "32", ["q-first", "q-last"]),
    ],
)
def test_a_period_is_refused_at_the_day_to_mend(first: str, last: str, refused: list[str]) -> None:
    assert refused_fields(a_question("period", longest=3), **ends(first, last)) == refused


def test_a_period_keeps_to_its_limits() -> None:
    soon = a_question("period", shortest=2, earliest=10, latest=20)
    assert refused_fields(soon, **ends("3", "5")) == ["q-first"]
    assert refused_fields(soon, **ends("4", "4")) == ["q-last"]
    assert refused_fields(soon, **ends("4", "15")) == ["q-last"]
    assert refused_fields(soon, **ends("4", "14")) == []


def test_a_day_is_held_against_an_earlier_answer() -> None:
    page = a_page(a_question("date", "since"), a_question("date", "until", earliest="since"))
    days = {f"{key}-{part}": [text] for key in ("since", "until") for part, text in (("month", "12"), ("year", "2026"))}
    good = days | {"since-day": ["3"], "until-day": ["3"]}
    assert check_page(page, Sent(good), KNOWN)["until"] == "2026-12-03"
    with pytest.raises(Problems) as found:
        check_page(page, Sent(good | {"until-day": ["2"]}), KNOWN)
    assert found.value.problems[0].field == "until" and found.value.problems[0].values["limit"].day == 3
    earlier = Known(TODAY, answers={"since": {"first": "2026-12-01", "last": "2026-12-09"}})
    assert refused_fields(page.questions[1], earlier, until_day="8", until_month="12", until_year="2026") == ["until"]
    # Without that answer there is no limit.
    assert refused_fields(page.questions[1], until_day="1", until_month="1", until_year="2020") == []


@pytest.mark.parametrize("typed_", ["2060", " 2060 ", "B-2060", "BE 2060", "20 60", "2060 Antwerpen"])
def test_a_postcode_is_read_however_it_is_written(typed_: str) -> None:
    assert answer(a_question("postcode"), q=typed_) == "2060"


@pytest.mark.parametrize("typed_", ["206", "0260", "20600", "Antwerpen", "２０６０"])
def test_what_is_no_postcode_is_refused(typed_: str) -> None:
    assert refused_fields(a_question("postcode"), q=typed_) == ["q"]


def test_a_postcode_keeps_to_its_list() -> None:
    assert refused_fields(a_question("postcode", postcodes=["2000"]), q="2060") == ["q"]
    assert answer(a_question("postcode", postcodes=["2000"]), q="2000") == "2000"


FAMILY = [
    {"number": "1", "given_names": "Ann", "family_name": "A", "birth_date": "1990-01-01", "relation": "reference"},
    {"number": "2", "given_names": "Bart", "family_name": "B", "birth_date": "1991-01-01", "relation": "spouse"},
    {"number": "3", "given_names": "Cato", "family_name": "B", "birth_date": "2015-01-01", "relation": "child"},
    {"number": "4", "given_names": "Dora", "family_name": "D", "birth_date": "1950", "relation": "parent"},
]
SOMEBODY = {
    "q": "other",
    "q_given": "Eva",
    "q_family": "Maes",
    "q_birth_day": "3",
    "q_birth_month": "mei",
    "q_birth_year": "2000",
}


def at_home(number: str) -> Known:
    return Known(TODAY, {"household.members": FAMILY, "person.national_number": number})


def a_person(*who: str, **fields: Any) -> Question:
    return a_question("person", who=who, **fields)


@pytest.mark.parametrize(
    ("mine", "who", "offered"),
    [
        ("1", ("me", "child", "partner", "household", "other"), ["me", "1", "2", "3", "other"]),
        ("1", ("child",), ["2"]),
        ("1", ("partner",), ["1"]),
        ("2", ("partner", "child"), ["0", "2"]),
        ("3", ("partner", "child"), []),
        ("3", ("household",), ["0", "1", "3"]),
        ("4", ("child",), []),
        ("1", ("me", "other"), ["me", "other"]),
    ],
)
def test_the_household_is_offered_by_what_each_is_to_whoever_asks(
    mine: str, who: tuple[str, ...], offered: list[str]
) -> None:
    assert [each.value for each in choices(a_person(*who), at_home(mine), "nl")] == offered


def test_a_person_of_the_household_is_kept_by_number_with_who_they_are() -> None:
    question = a_person("me", "child", "household")
    assert answer(question, at_home("1"), q="2") == {"who": "child", "number": "3"}
    assert answer(question, at_home("1"), q="1") == {"who": "household", "number": "2"}
    assert answer(question, at_home("1"), q="me") == {"who": "me"}
    assert written(question, {"q": {"who": "child", "number": "3"}}, at_home("1"), "nl") == ("Cato B",)
    assert written(question, {"q": {"who": "me"}}, at_home("1"), "en") == ("Yourself",)
    assert shown(question, {"q": {"who": "child", "number": "3"}}, at_home("1"))["chosen"] == "2"


@pytest.mark.parametrize("sent_", ["", "0", "3", "9", "other", "child", "²"])
def test_nobody_is_chosen_who_is_not_offered(sent_: str) -> None:
    assert refused_fields(a_person("me", "child"), at_home("1"), q=sent_) == ["q"]


def test_somebody_else_has_a_name_and_a_birth_date() -> None:
    question = a_person("me", "other")
    kept = answer(question, **SOMEBODY)
    assert kept == {"who": "other", "given_names": "Eva", "family_name": "Maes", "birth_date": "2000-05-03"}
    assert written(question, {"q": kept}, KNOWN, "nl") == ("Eva Maes", "3 mei 2000")
    again = shown(question, {"q": kept}, KNOWN)
    assert (again["given"], again["birth"]["month"]) == ("Eva", "05")
    assert refused_fields(question, q="other") == ["q-given", "q-family", "q-birth"]
    assert refused_fields(question, **SOMEBODY | {"q_birth_year": "2090"}) == ["q-birth"]
    assert refused_fields(question, **SOMEBODY | {"q_family": "3", "q_given": "x" * 90}) == ["q-given", "q-family"]


def test_a_child_who_moved_out_is_asked_about_again() -> None:
    question, kept = a_person("child"), {"who": "child", "number": "3"}
    TYPES["person"].recheck(question, kept, at_home("1"))
    for known in (Known(TODAY), at_home("4")):
        with pytest.raises(Problem):
            TYPES["person"].recheck(question, kept, known)


def a_group(**fields: Any) -> Question:
    parts = [
        {"key": "plate", "type": "licence_plate", "label": {"nl": "Plaat", "en": "Plate"}},
        {"key": "since", "type": "date", "label": {"nl": "Sinds", "en": "Since"}, "required": False},
    ]
    return a_question("group", questions=parts, **fields)


def test_a_group_keeps_the_answers_of_each_row() -> None:
    kept = answer(
        a_group(),
        q_row=["0", "4"],
        q_0_plate="1-ABC-123",
        q_4_plate="1abc124",
        q_4_since_day="1",
        q_4_since_month="5",
        q_4_since_year="2026",
    )
    assert kept == [{"plate": "1ABC123", "since": None}, {"plate": "1ABC124", "since": "2026-05-01"}]
    lines = ("1. Plaat: 1-ABC-123", "2. Plaat: 1-ABC-124; Sinds: 1 mei 2026")
    assert written(a_group(), {"q": kept}, KNOWN, "nl") == lines
    assert shown(a_group(), {"q": kept}, KNOWN)[1]["since"]["month"] == "05"


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({}, ["q-0-plate"]),
        ({"q_row": ["0", "1"], "q_1_plate": "1-ABC-123"}, []),
        ({"q_row": ["0", "1"], "q_1_plate": "?"}, ["q-1-plate"]),
        ({"q_row": ["0", "1"], "q_0_plate": "?", "q_1_since_day": "3"}, ["q-0-plate", "q-1-plate", "q-1-since-month"]),
        ({"q_row": [str(nth) for nth in range(7)]} | {f"q_{nth}_plate": "1-ABC-123" for nth in range(7)}, ["q"]),
        ({"q_row": ["x", "-1", "²"], "q_0_plate": "1-ABC-123"}, []),
    ],
)
def test_a_row_that_was_left_empty_does_not_count_and_the_others_are_checked(
    fields: dict[str, Any], refused: list[str]
) -> None:
    assert refused_fields(a_group(), **fields) == refused


def test_a_group_has_at_least_as_many_rows_as_it_must() -> None:
    two = a_group(fewest=2)
    assert refused_fields(two, q_row=["0"], q_0_plate="1-ABC-123") == ["q"]
    assert refused_fields(two, q_row=["0", "1"], q_0_plate="1-ABC-123") == ["q-1-plate"]


def test_text_on_a_page_has_no_answer_and_a_computed_amount_is_no_field() -> None:
    assert answer(a_question("information"), q="x") is None
    price = a_question("calculated")
    assert answer(price, Known(TODAY, answers={"q": 1500}), q="1") == 1500
    assert refused_fields(price) == ["q"]
    assert written(price, {"q": 1500}, KNOWN, "nl") == ("€ 15",)
    count = {"value": "people", "result": "number"}
    people = a_question("calculated", calculated=count, unit={"nl": "personen", "en": "people"})
    assert written(people, {"q": 15}, KNOWN, "nl") == ("15 personen",)
