"""From a register's records to facts: whole, and with the holes that real messages have."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from eloket.profiles.rules import known_facts
from eloket.profiles.vocabulary import VOCABULARY
from eloket.profiles.wording import written
from eloket.registries.facts import facts
from eloket.registries.records import PersonRecord
from eloket.registries.tests.builders import HOLES, OLD_HOME, a_family, person

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
ANN, BART, CATO, DRIES = a_family()
FAMILY = (ANN, BART, CATO, DRIES)


def test_every_fact_is_one_of_the_vocabulary_that_a_register_holds() -> None:
    held = {name for name, fact in VOCABULARY.items() if fact.holder == "register"}
    assert set(facts(ANN, FAMILY)) == held


def test_a_record_becomes_facts() -> None:
    said = facts(ANN, FAMILY)
    assert said["person.name"] == "Ann Maes"
    assert said["person.nationalities"] == ["BE"]
    assert said["address.current"] == asdict(OLD_HOME)
    assert said["marriage.spouse"] == {"given_names": "Bart", "family_name": "Claes"}
    assert said["marriage.act"]["on"] == "2005-06-11"
    assert [member["given_names"] for member in said["household.members"]] == ["Ann", "Bart", "Cato", "Dries"]


def test_the_facts_of_a_child_name_its_parents_without_their_numbers() -> None:
    assert facts(CATO, FAMILY)["birth.parents"] == [
        {"given_names": "Ann", "family_name": "Maes"},
        {"given_names": "Bart", "family_name": "Claes"},
    ]


def test_whoever_died_is_no_member_of_a_household() -> None:
    widowed = (ANN, replace(BART, died_on="2026-01-09"))
    assert [member["given_names"] for member in facts(ANN, widowed)["household.members"]] == ["Ann"]
    assert facts(widowed[1], [])["person.death_date"] == "2026-01-09"


def test_the_same_record_gives_the_same_facts_again_also_out_of_the_database() -> None:
    said = facts(ANN, FAMILY)
    assert json.loads(json.dumps(said)) == said


@pytest.mark.parametrize("holes", HOLES.values(), ids=HOLES)
def test_a_record_with_holes_becomes_facts_that_can_be_written_out(holes: dict[str, Any]) -> None:
    record: PersonRecord = replace(person("Eli", "1990-05-06"), **holes)
    said = facts(record, [record] if record.household is not None else [])
    assert json.loads(json.dumps(said)) == said
    known = known_facts([("Rijksregister", NOW, said)])
    for name, fact in known.items():
        for language in ("nl", "en"):
            lines = written(VOCABULARY[name].form, fact.value, language)
            assert not any("None" in line for line in lines)


@pytest.mark.parametrize("name", ["person.birth_date", "address.current", "person.nationalities", "person.name"])
def test_what_a_register_does_not_know_is_no_fact(name: str) -> None:
    blank = {"given_names": "", "family_name": "", "born_on": "", "nationalities": (), "address": None}
    nobody: PersonRecord = replace(person("x", "1990"), **blank)
    assert name not in known_facts([("Rijksregister", NOW, facts(nobody, []))])
