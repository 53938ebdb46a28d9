"""The made-up city: what must hold for every seed."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eloket.core.numbers import national_number
from eloket.demo.cast import CAST, HOUSEHOLDS
from eloket.demo.city import households
from eloket.demo.frequencies import figures
from eloket.demo.serials import Serials
from eloket.registries.records import PersonRecord
from eloket.registries.sources.households import age_on, led_by
from eloket.registries.sources.numbering import PER_DAY, NoNumberLeft

TODAY = date(2026, 5, 4)
City = list[list[PersonRecord]]


@pytest.fixture(scope="module")
def city() -> City:
    return [list(members) for members in households(20_000, seed=7, today=TODAY)]


@pytest.fixture(scope="module")
def people(city: City) -> dict[str, PersonRecord]:
    return {person.number: person for members in city for person in members}


def test_there_are_as_many_people_as_asked_and_each_has_a_number_of_their_own(
    city: City, people: dict[str, PersonRecord]
) -> None:
    assert sum(len(members) for members in city) == len(people) == 20_000
    assert all(national_number(number) == number for number in people)


@given(seed=st.integers(0, 10_000), size=st.integers(1, 400))
@settings(max_examples=15, deadline=None)
def test_a_seed_makes_the_same_city_and_a_smaller_one_is_its_beginning(seed: int, size: int) -> None:
    large, small = (list(households(n, seed=seed, today=TODAY)) for n in (400, size))
    assert large == list(households(400, seed=seed, today=TODAY))
    assert small[:-1] == large[: len(small) - 1]


def test_another_seed_makes_another_city_with_the_same_cast() -> None:
    one, other = (list(islice(households(500, seed=seed, today=TODAY), 100)) for seed in (1, 2))
    assert one != other
    assert one[: len(HOUSEHOLDS)] == other[: len(HOUSEHOLDS)] == list(HOUSEHOLDS)


def test_numbers_agree_with_birth_date_and_sex(people: dict[str, PersonRecord]) -> None:
    for number, person in people.items():
        assert int(number[6:9]) % 2 == (person.sex == "M")
        assert number[:2] == person.born_on[2:4]
        assert int(number[2:4]) == 60 + int(person.born_on[5:7] or 0)


def test_spouses_and_partners_name_each_other(people: dict[str, PersonRecord]) -> None:
    for person in people.values():
        assert (person.spouse is not None) == (person.civil_status == "married")
        for tie in ("spouse", "cohabits_with"):
            if relative := getattr(person, tie):
                other = people[relative.number]
                assert getattr(other, tie).number == person.number
                assert other.household == person.household
        if person.spouse and person.spouse.number:
            assert person.marriage_act == people[person.spouse.number].marriage_act is not None


def test_parents_and_children_name_each_other(people: dict[str, PersonRecord]) -> None:
    for person in people.values():
        for parent in person.parents:
            if parent.number:
                assert person.number in people[parent.number].children
        for child in person.children:
            assert person.number in [parent.number for parent in people[child].parents]


def test_no_child_is_born_before_its_parents_are_grown_up(people: dict[str, PersonRecord]) -> None:
    for person in people.values():
        for child in person.children:
            assert age_on(person.born_on, date.fromisoformat(people[child].born_on)) >= 18


def test_nothing_happened_before_birth_or_after_today(people: dict[str, PersonRecord]) -> None:
    for person in people.values():
        assert person.born_on <= TODAY.isoformat()
        for day in (person.address_since, person.died_on, person.cohabits_since):
            assert day == "" or person.born_on <= day <= TODAY.isoformat()
        for act in (person.birth_act, person.marriage_act):
            assert act is None or person.born_on <= act.on <= TODAY.isoformat()


def test_children_do_not_live_alone_and_every_household_has_one_reference_person(city: City) -> None:
    for members in city:
        assert len({(person.household, person.address) for person in members}) == 1
        if members[0].household is not None:
            assert [person.relation for person in members].count("reference") == 1
            assert members[0].relation == "reference"
            assert age_on(members[0].born_on, TODAY) >= 18


def test_relations_are_those_the_register_itself_would_give(city: City) -> None:
    for members in city:
        if members[0].household is not None:
            assert led_by(members, members[0].number) == members


def test_acts_have_numbers_of_their_own(people: dict[str, PersonRecord]) -> None:
    births = [person.birth_act.number for person in people.values() if person.birth_act]
    marriages = Counter(person.marriage_act.number for person in people.values() if person.marriage_act)
    assert len(births) == len(set(births))
    assert max(marriages.values()) == 2


def test_household_sizes_and_ages_are_near_those_of_antwerp(city: City, people: dict[str, PersonRecord]) -> None:
    demography = figures("demography.json")
    sizes = Counter(min(len(members), 6) for members in city)
    for size, share in demography["household_size_distribution"].items():
        assert sizes[int(size.rstrip("+"))] / len(city) == pytest.approx(share["value"], abs=0.02)
    bands = {band: share["value"] for band, share in demography["age_bands_urban_core_2025"].items() if band[0] != "_"}
    ages = Counter(min(age_on(person.born_on, TODAY) // 10, 9) for person in people.values())
    for band, count in zip(range(10), bands.values(), strict=True):
        assert ages[band] / len(people) == pytest.approx(count / sum(bands.values()), abs=0.03)


def test_belgians_are_as_many_as_in_antwerp(people: dict[str, PersonRecord]) -> None:
    belgians = sum("BE" in person.nationalities for person in people.values())
    assert belgians / len(people) == pytest.approx(0.789, abs=0.03)


def test_the_difficult_people_are_there(people: dict[str, PersonRecord]) -> None:
    everybody = list(people.values())
    assert any(not person.given_names for person in everybody)
    assert any(len(person.born_on) == 4 for person in everybody)
    assert any(person.sex == "X" for person in everybody)
    assert any(person.died_on and person.household is None for person in everybody)
    assert any(person.protected for person in everybody)
    assert any(person.address is None for person in everybody)
    assert any(person.given_names == "Thị Lan" for person in everybody)


def test_the_cast_can_be_signed_in_as(people: dict[str, PersonRecord]) -> None:
    assert [member.name for member in CAST if member.number not in people] == []
    names = {member.name for member in CAST}
    assert {"Fatima El Amrani", "Thomas Peeters", "Nguyễn Thị Hương", "Yanti", "Łukasz Świątek"} <= names
    ages = {member.name: age_on(people[member.number].born_on, TODAY) for member in CAST}
    assert all(
        member.who.nl.startswith(f"{ages[member.name]}, ") for member in CAST if ages[member.name] in (34, 71, 41, 29)
    )


def test_however_few_citizens_the_cast_is_complete() -> None:
    assert list(households(1, seed=1, today=TODAY)) == list(HOUSEHOLDS)


def test_a_city_that_is_too_large_says_so() -> None:
    serials = Serials()
    for _ in range(PER_DAY):
        serials.next_number("1990-01-01", "F")
    serials.next_number("1990-01-01", "M")
    with pytest.raises(NoNumberLeft, match="smaller"):
        serials.next_number("1990-01-01", "F")


def test_a_city_is_a_stream() -> None:
    stream = households(600_000, seed=1, today=TODAY)
    assert isinstance(stream, Iterator)
    assert len(list(islice(stream, 50))) == 50
