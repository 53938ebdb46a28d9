"""The embedded register: reading it, and moving."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import orjson
import pytest
from django.db import connection

from eloket.core.numbers import NationalNumber
from eloket.registries.errors import EventRefused, PersonUnknown
from eloket.registries.records import Address
from eloket.registries.sources import stored
from eloket.registries.sources.embedded import EmbeddedRegister
from eloket.registries.sources.numbering import national_number
from eloket.registries.sources.population import PopulationRegister
from eloket.registries.sources.vital import as_relative
from eloket.registries.tests.builders import NEW_HOME, OLD_HOME, TODAY, a_family, person, registered

pytestmark = pytest.mark.django_db
REGISTER = EmbeddedRegister()


def move(numbers: Sequence[NationalNumber], to: Address = NEW_HOME, on: date = TODAY) -> None:
    REGISTER.register_move(numbers, to=to, on=on)


def relations(household: int) -> dict[str, str]:
    return {member.given_names: member.relation for member in REGISTER.household(household)}


def test_it_is_a_population_register() -> None:
    register: PopulationRegister = REGISTER
    assert register.name == "Rijksregister"


def test_a_record_comes_back_as_it_was_written() -> None:
    ann, bart, cato, dries = a_family()
    registered(ann, bart, cato, dries)
    assert [REGISTER.person(one.number) for one in (ann, cato)] == [ann, cato]


def test_the_two_ways_of_writing_a_record_agree() -> None:
    for one in (*a_family(), person("Eli", "1990", address=None, household=None)):
        assert json.loads(orjson.dumps(one)) == json.loads(json.dumps(stored.to_json(one)))
        assert stored.from_json(json.loads(orjson.dumps(one))) == one


def test_a_record_with_an_unknown_field_is_not_read() -> None:
    with pytest.raises(TypeError):
        stored.from_json({**stored.to_json(a_family()[0]), "shoe_size": 43})


def test_nobody_has_this_number() -> None:
    with pytest.raises(PersonUnknown):
        REGISTER.person(national_number("1990-01-01", "F", 5))


def test_a_household_is_listed_as_on_a_certificate() -> None:
    ann, bart, cato, dries = a_family()
    lodger = person("Elke", "1950-01-01", relation="other")
    registered(lodger, dries, cato, bart, ann)
    assert list(relations(1)) == ["Ann", "Bart", "Cato", "Dries", "Elke"]


def test_a_household_that_moves_together_keeps_its_number_and_its_reference_person() -> None:
    numbers = registered(*a_family())
    move(list(reversed(numbers)))
    assert relations(1) == {"Ann": "reference", "Bart": "spouse", "Cato": "child", "Dries": "child"}
    assert {(one.address, one.address_since) for one in REGISTER.household(1)} == {(NEW_HOME, "2026-05-04")}


def test_who_moves_out_forms_a_new_household_and_who_stays_gets_a_new_reference_person() -> None:
    ann, _, _, dries = registered(*a_family())
    move([dries, ann])
    assert relations(2) == {"Ann": "reference", "Dries": "child"}
    assert relations(1) == {"Bart": "reference", "Cato": "child"}
    assert [one.address for one in REGISTER.household(1)] == [OLD_HOME, OLD_HOME]


def test_the_mutation_names_those_left_behind_too() -> None:
    ann, bart, cato, dries = registered(*a_family())
    move([bart])
    (mutation,) = REGISTER.mutations(after=0, limit=10)
    assert (mutation.kind, mutation.happened_on) == ("moved", TODAY)
    assert mutation.numbers[0] == bart and set(mutation.numbers) == {ann, bart, cato, dries}


def test_who_is_left_keeps_their_relations_when_the_reference_person_stays() -> None:
    ann, bart, cato, dries = a_family()
    registered(ann, bart, cato, dries, person("Elke", "1950-01-01", relation="parent"))
    move([bart.number])
    assert relations(1) == {"Ann": "reference", "Cato": "child", "Dries": "child", "Elke": "parent"}


def test_a_partner_and_a_stepchild_move_along() -> None:
    ann, bart, cato, dries = a_family()
    lodger = person("Elke", "1975-01-01", relation="other")
    ann = replace(ann, relation="other", spouse=None, cohabits_with=as_relative(bart))
    bart = replace(bart, relation="other")
    cato = replace(cato, parents=cato.parents[1:])
    registered(replace(lodger, relation="reference"), ann, bart, cato, dries)
    move([ann.number, bart.number, cato.number, dries.number])
    assert relations(2) == {"Ann": "reference", "Bart": "partner", "Cato": "child", "Dries": "child"}


def test_the_same_move_twice_changes_nothing_the_second_time() -> None:
    ann, bart, cato, dries = registered(*a_family())
    move([ann, dries])
    before = [REGISTER.people([ann, bart, cato, dries]), REGISTER.mutations(after=0, limit=10)]
    move([ann, dries])
    assert [REGISTER.people([ann, bart, cato, dries]), REGISTER.mutations(after=0, limit=10)] == before


def test_someone_without_an_address_can_be_registered_at_one() -> None:
    (number,) = registered(person("Eli", "1990-01-01", household=None, address=None, address_since=""))
    move([number])
    assert relations(1) == {"Eli": "reference"}


@pytest.mark.parametrize("names", [["Cato"], ["Cato", "Dries"], ["Ann", "Bart"]])
def test_children_neither_move_nor_stay_without_an_adult(names: list[str]) -> None:
    numbers = dict(zip(("Ann", "Bart", "Cato", "Dries"), registered(*a_family()), strict=True))
    with pytest.raises(EventRefused, match="Kinderen onder 18"):
        move([numbers[name] for name in names])
    assert not REGISTER.mutations(after=0, limit=10)


def test_people_of_two_households_do_not_move_in_one_event() -> None:
    one, other = registered(person("Ann", "1980-01-01"), person("Elke", "1981-01-01", household=2))
    with pytest.raises(EventRefused, match="hetzelfde gezin"):
        move([one, other])


def test_the_dead_do_not_move() -> None:
    (number,) = registered(person("Jef", "1930-01-01", died_on="2026-01-01", household=None))
    with pytest.raises(EventRefused, match="overleden"):
        move([number])


@pytest.mark.parametrize("on", [date(2019, 12, 31), TODAY])
def test_a_move_to_where_one_lives_or_before_one_came_is_refused(on: date) -> None:
    (number,) = registered(person("Ann", "1980-01-01"))
    with pytest.raises(EventRefused):
        move([number], OLD_HOME if on == TODAY else NEW_HOME, on)


def test_half_an_address_is_refused() -> None:
    (number,) = registered(person("Ann", "1980-01-01"))
    with pytest.raises(EventRefused, match="niet volledig"):
        move([number], replace(NEW_HOME, number=""))


def test_nobody_at_all_is_refused() -> None:
    with pytest.raises(EventRefused, match="niemand"):
        move([])


def test_the_feed_is_read_in_order_and_in_parts() -> None:
    ann, *_ = registered(*a_family())
    move([ann])
    move([ann], OLD_HOME, date(2026, 6, 1))
    first, second = REGISTER.mutations(after=0, limit=10)
    assert first.sequence < second.sequence
    assert list(REGISTER.mutations(after=0, limit=1)) == [first]
    assert list(REGISTER.mutations(after=first.sequence, limit=10)) == [second]


@pytest.mark.django_db(transaction=True)
def test_moves_at_the_same_moment_do_not_lose_each_other() -> None:
    people = [person(f"P{nth}", f"{1950 + nth}-01-01", relation="other" if nth else "reference") for nth in range(8)]
    numbers = registered(*people)

    def out(nth: int) -> None:
        try:
            move([numbers[nth]], replace(NEW_HOME, number=str(nth + 1)))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(out, range(7)))
    after = REGISTER.people(numbers)
    assert len({one.household for one in after}) == 8
    assert {one.relation for one in after} == {"reference"}
    feed = REGISTER.mutations(after=0, limit=20)
    assert len(feed) == 7
    # The last one out left exactly one person behind: nobody was counted twice.
    assert sorted(len(mutation.numbers) for mutation in feed) == [2, 3, 4, 5, 6, 7, 8]
