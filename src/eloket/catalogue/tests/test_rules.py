from typing import Any

import pytest
from django.conf import settings

from eloket.catalogue.folders import read_all
from eloket.catalogue.rules import lost_relations, problems_of
from eloket.catalogue.tests.builders import WORDS, a_service, asking, defined
from eloket.eforms.variables import KNOWN
from eloket.profiles.vocabulary import VOCABULARY

MOVERS = {"key": "movers", "type": "household_members", "fact": "household.members"}
FIRST = "form.pages.0.questions.0"
CHOICE = {"key": "colour", "type": "choice", "options": [{"value": value, "label": WORDS} for value in ("red", "blue")]}


def where(service: dict[str, Any]) -> list[str]:
    found = problems_of(service)
    assert all(str(problem.sentence)[-1] in ".?”" for problem in found)
    return [problem.where for problem in found]


def on_pages(*pages: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A service with a form of these pages: each a key, its questions, and a condition if there is one."""
    written = [
        {"title": WORDS}
        | page
        | {"questions": [{"label": WORDS, "why": WORDS} | question for question in page["questions"]]}
        for page in pages
    ]
    return a_service(form={"pages": written, "declaration": WORDS, "submit": WORDS}, **changes)


def test_a_service_without_a_mistake_has_no_problems() -> None:
    assert where(a_service()) == where(asking(MOVERS, {"key": "reason", "type": "text"})) == []


def test_the_services_that_come_along_may_be_published() -> None:
    folders = list(read_all(settings.SERVICES))
    assert folders
    assert [str(mistake) for folder in folders for mistake in folder.mistakes] == []


# What the city knows


@pytest.mark.parametrize("fact", [None, "person.name", "address.current"])
def test_a_form_that_asks_who_lives_along_must_choose_from_the_register(fact: str | None) -> None:
    assert where(asking(MOVERS | {"fact": fact})) == [f"{FIRST}.fact"]


@pytest.mark.parametrize("name", VOCABULARY)
def test_a_form_that_asks_a_fact_the_city_holds_is_refused_at_the_question(name: str) -> None:
    key = name.rpartition(".")[2]
    assert where(asking({"key": key, "type": "text"})) == [f"{FIRST}.label.nl"]


@pytest.mark.parametrize("label", ["Uw naam", "Wat is uw geboortedatum?", "uw huidig adres", "Uw gsm-nummer"])
def test_the_same_question_in_other_words_is_refused_too(label: str) -> None:
    assert where(asking({"key": "a", "type": "text", "label": {"nl": label, "en": "x"}})) == [f"{FIRST}.label.nl"]


@pytest.mark.parametrize("type_", ["text", "long_text", "yes_no", "address"])
def test_binding_a_fact_does_not_let_a_form_ask_it_after_all(type_: str) -> None:
    assert where(asking({"key": "born", "type": type_, "fact": "person.birth_date"})) == [f"{FIRST}.fact"]


def test_what_is_shown_is_not_asked_as_well() -> None:
    service = asking({"key": "home", "type": "address", "fact": "address.current"})
    service["form"]["facts"] = ["address.current"]
    assert where(service) == [f"{FIRST}.fact"]


def test_a_fact_outside_the_vocabulary_is_refused_wherever_it_stands() -> None:
    form = {"facts": ["person.name", "person.shoe_size"], "declaration": WORDS, "submit": WORDS}
    assert where(a_service(form=form)) == ["form.facts.1"]
    assert where(asking(MOVERS | {"fact": "household.pets"})) == [f"{FIRST}.fact"]


def test_without_sign_in_nothing_is_known_and_there_is_no_vault() -> None:
    service = asking(MOVERS, assurance="none")
    service["form"]["facts"] = ["person.name"]
    assert where(service) == ["form.facts", f"{FIRST}.type", "procedure"]


def test_who_signs_in_lightly_is_asked_where_the_answer_goes() -> None:
    review = [{"review": {"team": "x"}}]
    assert where(asking({"key": "a", "type": "text"}, assurance="low", procedure=review)) == ["form.pages"]
    asked = {"key": "contact", "type": "email", "fact": "contact.email"}
    assert where(asking(asked, assurance="low", procedure=review)) == []


# Texts


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_text_without_words_in_a_language_is_refused_there(language: str) -> None:
    assert where(a_service(summary=WORDS | {language: " "})) == [f"summary.{language}"]


@pytest.mark.parametrize(
    "text", ["Gelieve te betalen.", "Je betaalt.", " ".join(["woord"] * 21) + "."], ids=["hard", "informal", "long"]
)
def test_a_text_over_the_limit_of_b1_is_refused_there(text: str) -> None:
    assert where(a_service(summary={"nl": text, "en": "x"})) == ["summary.nl"]


def test_texts_that_are_hard_together_are_refused() -> None:
    hard = "Gemeentelijke administratieve verantwoordelijkheden overschrijden samenwerkingsverbanden."
    assert where(a_service(about=[{"nl": hard, "en": "x"}])) == ["about"]


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("code", {"code": " "}),
        ("theme", {"theme": "Onzin"}),
        ("life_events.0", {"life_events": ["onzin"]}),
        ("law", {"law": []}),
        ("phone", {"phone": ""}),
        ("phone", {"phone": "bel ons"}),
        ("fees.0.since", {"fees": [{"cents": 0, "since": "2026-02-30"}]}),
        (
            "fees.1.what",
            {"fees": [{"cents": 0, "since": "2026-01-01", "what": WORDS}, {"cents": 1, "since": "2026-01-01"}]},
        ),
        ("granted", {"granted": None}),
    ],
)
def test_what_every_service_needs(place: str, changes: dict[str, Any]) -> None:
    review = {"procedure": [{"review": {"team": "x"}}]}
    assert where(a_service(**(review | changes))) == [place]


@pytest.mark.parametrize(
    ("channels", "places"),
    [
        ({"online": True, "appointment": False, "counter": False}, []),
        ({"online": False, "appointment": True, "counter": True}, ["form", "channels.because"]),
        (
            {"online": False, "appointment": False, "counter": False, "because": WORDS},
            ["channels.online", "form"],
        ),
    ],
)
def test_a_service_can_be_had_by_the_channels_it_names(channels: dict[str, Any], places: list[str]) -> None:
    assert sorted(where(a_service(channels=channels))) == sorted(places)


def test_a_related_service_is_another_one_that_there_is() -> None:
    service = defined(a_service(related=["a", "b", "c"]))
    found = list(lost_relations(service, "a", {"a", "b"}))
    assert [problem.where for problem in found] == ["related.0", "related.2"]


# The form


def test_two_questions_with_one_key_are_refused() -> None:
    twice = [f"form.pages.0.questions.{nth}.key" for nth in range(2)]
    assert where(asking({"key": "a", "type": "text"}, {"key": "a", "type": "yes_no"})) == twice


@pytest.mark.parametrize(
    "question",
    [
        {"key": "colour", "type": "choice"},
        {"key": "colour", "type": "text", "options": CHOICE["options"]},
        {"key": "colour", "type": "choice", "options": CHOICE["options"][:1] * 2},
    ],
)
def test_options_belong_to_a_choice_and_there_are_several(question: dict[str, Any]) -> None:
    assert where(asking(question)) == [f"{FIRST}.options"]


@pytest.mark.parametrize(
    ("when", "place"),
    [
        ({"later": ["yes"]}, "when.later"),
        ({"nothing": ["yes"]}, "when.nothing"),
        ({"name_of_dog": ["yes"]}, "when.name_of_dog"),
        ({"dog": ["maybe"]}, "when.dog"),
    ],
)
def test_a_condition_looks_back_at_an_answer_that_can_be_given(when: dict[str, Any], place: str) -> None:
    first = {"key": "a", "questions": [{"key": "dog", "type": "yes_no"}, {"key": "name_of_dog", "type": "text"}]}
    second = {"key": "b", "questions": [{"key": "size", "type": "text"}], "when": when}
    third = {"key": "c", "questions": [{"key": "later", "type": "yes_no"}]}
    assert where(on_pages(first, second, third))[0] == f"form.pages.1.{place}"


def test_a_page_that_nobody_reaches_is_refused() -> None:
    first = {"key": "a", "questions": [{"key": "dog", "type": "yes_no"}]}
    second = {"key": "b", "questions": [{"key": "tail", "type": "yes_no"}], "when": {"dog": ["yes"]}}
    third = {"key": "c", "questions": [{"key": "cat", "type": "text"}], "when": {"tail": ["yes"], "dog": ["no"]}}
    assert where(on_pages(first, second, third)) == ["form.pages.2.when"]


@pytest.mark.parametrize(("pages", "places"), [(["a"], []), (["a", "b"], ["tests.0"])])
def test_a_test_case_that_fails_is_a_problem(pages: list[str], places: list[str]) -> None:
    first = {"key": "a", "questions": [{"key": "dog", "type": "yes_no"}]}
    second = {"key": "b", "questions": [{"key": "size", "type": "text"}], "when": {"dog": ["yes"]}}
    trial = {"name": "zonder hond", "answers": {"dog": "no"}, "pages": pages}
    assert where(on_pages(first, second, tests=[trial])) == places


# The procedure


def test_a_step_that_reads_a_question_nobody_asks_is_refused() -> None:
    move = {"source": "population", "event": "moved", "people": "movers", "address": "to", "day": "on"}
    assert where(asking(MOVERS, procedure=[{"update": move}])) == [
        "procedure.0.update.address",
        "procedure.0.update.day",
    ]


@pytest.mark.parametrize("moves_on", [{"type": "text"}, {"type": "date", "required": False}])
def test_a_step_reads_answers_that_are_always_there_and_of_the_right_kind(moves_on: dict[str, Any]) -> None:
    move = {"source": "population", "event": "moved", "people": "movers", "address": "to", "day": "on"}
    asked = (MOVERS, {"key": "to", "type": "address"})
    assert where(asking(*asked, {"key": "on"} | moves_on, procedure=[{"update": move}])) == ["procedure.0.update.day"]


@pytest.mark.parametrize(
    "changes",
    [
        {"fees": [{"cents": 500, "since": "2026-01-01"}]},
        {"procedure": []},
        {"procedure": [{"issue": {"kind": "DOC-11"}}, {"review": {"team": "x"}}]},
        {"procedure": [{"review": {"team": "x"}}, {"review": {"team": "y"}}]},
    ],
)
def test_a_service_promises_nothing_that_is_not_kept(changes: dict[str, Any]) -> None:
    assert set(where(a_service(**changes))) == {"procedure"}


@pytest.mark.parametrize("team", ["", " "])
def test_a_request_comes_to_a_team(team: str) -> None:
    assert where(a_service(procedure=[{"review": {"team": team}}])) == ["procedure.0.review.team"]


def test_a_document_without_a_kind_is_described() -> None:
    issue = {"procedure": [{"issue": {}}]}
    assert where(a_service(**issue)) == ["procedure.0.issue.kind"]
    assert where(a_service(output={"title": WORDS, "states": WORDS}, **issue)) == []


# The shape


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"colour": "red"}, "colour", "typfout"),
        ({"summary": {"nl": "Woorden"}}, "summary.en", "ontbreekt"),
        ({"about": []}, "about", "minstens één"),
        ({"assurance": "enough"}, "assurance", "'none', 'low'"),
        ({"fees": [{"cents": "twee", "since": "2026-01-01"}]}, "fees.0.cents", "22,50"),
        ({"fees": [{"cents": -1, "since": "2026-01-01"}]}, "fees.0.cents", "bedrag"),
        ({"fees": [{"cents": 1, "since": "1 januari"}]}, "fees.0.since", "2026-01-31"),
        ({"minimum_age": "oud"}, "minimum_age", "getal"),
        ({"decide_within": {}}, "decide_within", "één van de twee"),
        ({"procedure": [{}]}, "procedure.0", "één ding"),
        ({"related": ["Een Dienst"]}, "related.0", "streepjes"),
        ({"elsewhere": {"name": WORDS, "ours": WORDS, "url": "http://vlaanderen.be/"}}, "elsewhere.url", "https://"),
        ({"elsewhere": {"name": WORDS, "ours": WORDS, "url": "https://a.be/<b>"}}, "elsewhere.url", "https://"),
        ({"elsewhere": {"name": WORDS, "ours": WORDS, "url": "https://a.be/b c"}}, "elsewhere.url", "https://"),
        ({"concept": "http://a.be/{b}"}, "concept", ""),
        ({"channels": {"online": True, "appointment": True, "counter": True, "minutes": 1}}, "channels.minutes", "5"),
    ],
)
def test_what_has_not_the_shape_of_a_service_is_said_in_words(changes: Any, place: str, words: str) -> None:
    (problem,) = problems_of(a_service(**changes))
    assert problem.where == place and words in str(problem.sentence)


@pytest.mark.parametrize("content", [None, [], "text", {}])
def test_what_is_no_record_at_all_is_a_problem(content: Any) -> None:
    assert problems_of(content)


# Questions of several fields, and formulas


def grouped(**changes: Any) -> dict[str, Any]:
    part = {"key": "plate", "type": "licence_plate", "label": WORDS}
    return {"key": "cars", "type": "group", "questions": [part | changes]}


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ({"key": "q", "type": "person"}, "who"),
        ({"key": "q", "type": "person", "who": ["me", "child"]}, "fact"),
        ({"key": "q", "type": "person", "who": ["me"], "fact": "household.members"}, "fact"),
        ({"key": "q", "type": "text", "who": ["me"]}, "who"),
        ({"key": "q", "type": "group"}, "questions"),
        ({"key": "q", "type": "calculated"}, "calculated.value"),
        ({"key": "q", "type": "calculated", "calculated": {"value": "nothing * 5"}}, "calculated.value"),
        ({"key": "q", "type": "period", "shortest": 5, "longest": 3}, "shortest"),
        ({"key": "q", "type": "date", "earliest": "later"}, "earliest"),
        ({"key": "q", "type": "text", "why": None}, "why"),
        (grouped(type="files"), "questions.0.type"),
        (grouped(type="choice"), "questions.0.options"),
        (grouped(when={"dog": "yes"}), "questions.0.when"),
        (grouped() | {"fewest": 4, "most": 2}, "fewest"),
    ],
)
def test_each_type_of_question_needs_what_belongs_to_it(question: dict[str, Any], place: str) -> None:
    assert where(asking(question)) == [f"{FIRST}.{place}"]


@pytest.mark.parametrize(
    "question",
    [
        {"key": "q", "type": "person", "who": ["me", "child"], "fact": "household.members"},
        {"key": "q", "type": "person", "who": ["me", "other"]},
        {"key": "q", "type": "information", "why": None},
        grouped(),
    ],
)
def test_a_question_with_what_it_needs_is_good(question: dict[str, Any]) -> None:
    assert where(asking(question)) == []


def test_without_sign_in_nobody_is_chosen_from_a_household() -> None:
    child = {"key": "q", "type": "person", "who": ["child"], "fact": "household.members"}
    assert f"{FIRST}.type" in where(asking(child, assurance="none", procedure=[{"review": {"team": "x"}}]))


@pytest.mark.parametrize("wrong", [3, ["dog"], {"Dog": "yes"}, {"dog": 3}, "", "x" * 600])
def test_a_condition_has_the_shape_of_one(wrong: Any) -> None:
    assert where(asking({"key": "q", "type": "text", "when": wrong})) == [f"{FIRST}.when"]


def test_a_test_case_may_give_answers_of_several_fields() -> None:
    first = {"key": "a", "questions": [{"key": "stay", "type": "period"}, {"key": "age", "type": "number"}]}
    second = {"key": "b", "questions": [{"key": "size", "type": "text"}], "when": "stay.days > 2 && age >= 18"}
    answers = {"stay": {"first": "2026-05-01", "last": "2026-05-03"}, "age": 18}
    assert where(on_pages(first, second, tests=[{"name": "x", "answers": answers, "pages": ["a", "b"]}])) == []
    assert where(on_pages(first, second, tests=[{"name": "x", "answers": {"age": 18}, "pages": ["a", "b"]}])) == [
        "tests.0"
    ]


def test_the_facts_that_formulas_name_are_facts_of_the_city() -> None:
    assert {each.fact for each in KNOWN.values()} <= set(VOCABULARY)
