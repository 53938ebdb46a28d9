from datetime import date

from eloket.eforms.problems import Problem
from eloket.eforms.screens import answered, asked, sentence
from eloket.eforms.tests.builders import KNOWN, WORDS, a_form, a_page, a_question, problems, sent

PAGE = a_page(a_question("text", "name", hint=WORDS), a_question("date", "since", latest=0))


def test_a_page_shows_earlier_answers() -> None:
    name, since = asked(PAGE, {"name": "Fatima", "since": "2026-05-03"}, KNOWN, "en")
    assert (name.label, name.hint, name.value) == ("Words", "Words", "Fatima")
    assert (since.hint, since.value["day"], since.errors) == ("", "03", {})


def test_a_page_shows_what_was_just_typed_with_each_problem_at_its_question() -> None:
    wrong = [Problem("since-month", "Vul de maand in."), Problem("name", "Vul een antwoord in.")]
    typed = sent(since_day="3")
    name, since = asked(PAGE, {"name": "Fatima"}, KNOWN, "nl", sent=typed, problems=wrong)
    assert (name.value, name.errors) == ("", {"name": "Vul een antwoord in."})
    assert since.value["day"] == "3"
    assert since.errors == {"since-month": "Vul de maand in."}


def test_a_day_in_a_sentence_is_written_for_its_reader() -> None:
    (late,) = problems(a_question("date", latest=0), q_day="25", q_month="11", q_year="2026")
    assert late.values == {"limit": date(2026, 11, 24)}
    assert sentence(late, "nl") == "Kies een datum tot en met 24 november 2026."


def test_a_number_in_a_sentence_is_written_too() -> None:
    (long,) = problems(a_question("text", longest=2), q="abc")
    assert "hoogstens 2 tekens" in sentence(long, "nl")


def test_the_page_to_check_says_every_answer_with_its_page() -> None:
    form = a_form(PAGE, a_page(a_question("yes_no", "ok"), key="last"))
    rows = answered(form, {"name": "Fatima", "since": None, "ok": "yes"}, KNOWN, "en")
    assert [(row.lines, row.page) for row in rows] == [(("Fatima",), "p"), ((), "p"), (("Yes",), "last")]
