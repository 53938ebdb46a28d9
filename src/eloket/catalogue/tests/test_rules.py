from typing import Any

import pytest
from django.conf import settings

from eloket.catalogue.folders import read_all
from eloket.catalogue.rules import problems
from eloket.catalogue.tests.builders import WORDS, a_service, asking, defined
from eloket.profiles.vocabulary import VOCABULARY

MOVERS = {"key": "movers", "type": "household_members", "fact": "household.members"}


def where(service: dict[str, Any]) -> list[str]:
    found = list(problems(defined(service)))
    assert all(sentence.endswith(".") for _, sentence in found)
    return [place for place, _ in found]


def test_a_service_without_a_mistake_has_no_problems() -> None:
    assert where(a_service()) == where(asking(MOVERS, {"key": "reason", "type": "text"})) == []


def test_the_services_that_come_along_may_be_published() -> None:
    folders = list(read_all(settings.SERVICES))
    assert folders
    assert [str(mistake) for folder in folders for mistake in folder.mistakes] == []


@pytest.mark.parametrize("fact", [None, "person.name", "address.current"])
def test_a_form_that_asks_who_lives_along_must_choose_from_the_register(fact: str | None) -> None:
    assert where(asking(MOVERS | {"fact": fact})) == ["form.movers"]


@pytest.mark.parametrize("name", VOCABULARY)
def test_a_form_that_asks_a_fact_the_city_holds_is_refused(name: str) -> None:
    key = name.rpartition(".")[2]
    assert where(asking({"key": key, "type": "text"})) == [f"form.{key}"]


@pytest.mark.parametrize("type_", ["text", "long_text", "yes_no", "date", "address"])
def test_binding_a_fact_does_not_let_a_form_ask_it_after_all(type_: str) -> None:
    assert where(asking({"key": "birth_date", "type": type_, "fact": "person.birth_date"})) == ["form.birth_date"]


def test_a_fact_outside_the_vocabulary_is_refused_wherever_it_stands() -> None:
    form = {"facts": ["person.name", "person.shoe_size"], "declaration": WORDS, "submit": WORDS}
    assert where(a_service(form=form)) == ["form.facts"]
    assert where(asking(MOVERS | {"fact": "household.pets"})) == ["form.movers"]


def test_two_questions_with_one_key_are_refused() -> None:
    assert where(asking({"key": "a", "type": "text"}, {"key": "a", "type": "yes_no"})) == ["form.a"]


def test_a_choice_of_nothing_is_refused() -> None:
    assert where(asking({"key": "colour", "type": "choice"})) == ["form.colour"]


def test_a_step_that_reads_a_question_nobody_asks_is_refused() -> None:
    move = {"source": "population", "event": "moved", "people": "movers", "address": "to", "day": "on"}
    found = list(problems(defined(asking(MOVERS, procedure=[{"update": move}]))))
    assert sorted(sentence.split()[0] for _, sentence in found) == ["on", "to"]
    assert {place for place, _ in found} == {"procedure.update"}


@pytest.mark.parametrize("moves_on", [{"type": "text"}, {"type": "date", "required": False}])
def test_a_step_reads_answers_that_are_always_there_and_of_the_right_kind(moves_on: dict[str, Any]) -> None:
    move = {"source": "population", "event": "moved", "people": "movers", "address": "to", "day": "on"}
    asked = (MOVERS, {"key": "to", "type": "address"})
    service = asking(*asked, {"key": "on"} | moves_on, procedure=[{"update": move}])
    (found,) = problems(defined(service))
    assert found == ("procedure.update", "on must be a required question of type date.")


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("fee", {"fee": {"cents": 500, "since": "2026-01-01"}}),
        ("channels.online", {"channels": {"online": False, "appointment": True, "counter": True}}),
        ("assurance", {"assurance": "high"}),
        ("procedure", {"procedure": [{"issue": {"kind": "DOC-11"}}, {"review": {"team": "x"}}]}),
    ],
)
def test_a_service_promises_nothing_that_is_not_kept(place: str, changes: dict[str, Any]) -> None:
    assert where(a_service(**changes)) == [place]


@pytest.mark.parametrize("step", [{}, {"review": {"team": "x"}, "issue": {"kind": "DOC-11"}}])
def test_a_step_is_one_thing(step: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="exactly one"):
        defined(a_service(procedure=[step]))
