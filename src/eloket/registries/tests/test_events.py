"""Births, deaths, marriages and divorces in the embedded register."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from eloket.core.numbers import national_number as checked
from eloket.registries.errors import EventRefused, PersonUnknown
from eloket.registries.records import Act
from eloket.registries.sources import events
from eloket.registries.sources.embedded import EmbeddedRegister
from eloket.registries.sources.numbering import PER_DAY, NoNumberLeft, national_number, next_number
from eloket.registries.sources.vital import as_relative
from eloket.registries.tests.builders import NEW_HOME, TODAY, a_family, person, registered

pytestmark = pytest.mark.django_db
REGISTER = EmbeddedRegister()


def kinds() -> list[str]:
    return [mutation.kind for mutation in REGISTER.mutations(after=0, limit=20)]


def last_numbers() -> set[str]:
    return set(REGISTER.mutations(after=0, limit=20)[-1].numbers)


def relations(household: int) -> dict[str, str]:
    return {member.given_names: member.relation for member in REGISTER.household(household)}


# Numbers


def test_a_number_carries_birth_date_and_sex_and_can_belong_to_nobody_real() -> None:
    assert national_number("1985-07-30", "M", 0).startswith("856730001")
    assert national_number("2016-07-30", "F", 498).startswith("166730998")
    assert national_number("1958", "F", 0).startswith("586000002")
    for number in (national_number("1999-12-31", "M", 3), national_number("2000-01-01", "X", 3)):
        assert checked(number) == number


def test_the_next_number_is_the_first_free_one_and_the_last_is_refused_nobody() -> None:
    given = [national_number("1990-01-01", "F", nth) for nth in range(PER_DAY)]
    assert next_number("1990-01-01", "F", taken=set(given) - {given[3]}) == given[3]
    with pytest.raises(NoNumberLeft):
        next_number("1990-01-01", "F", taken=set(given))


def test_the_same_day_a_century_apart_gives_other_numbers() -> None:
    assert national_number("1926-05-04", "F", 0) != national_number("2026-05-04", "F", 0)


# Birth


def test_a_newborn_has_a_number_an_act_a_home_and_the_name_of_its_siblings() -> None:
    ann, bart, cato, dries = registered(*a_family())
    child = events.birth(REGISTER, [ann, bart], given_names="Elle", sex="F", on=TODAY)
    assert child == REGISTER.person(child.number)
    assert (child.family_name, child.relation, child.household, child.nationalities) == ("Claes", "child", 1, ("BE",))
    assert child.birth_act and (child.birth_act.on, child.birth_act.place) == ("2026-05-04", "Antwerpen")
    assert REGISTER.person(bart).children == (cato, dries, child.number)
    assert (kinds(), last_numbers()) == (["born"], {ann, bart, cato, dries, child.number})


def test_the_first_child_carries_the_name_the_parents_choose() -> None:
    ann, bart = registered(person("Ann", "1990-01-01"), person("Bart", "1990-01-02", "M", family_name="Claes"))
    child = events.birth(REGISTER, [ann, bart], given_names="Elle", sex="F", on=TODAY, named_after=ann)
    assert child.family_name == "Maes"
    with pytest.raises(EventRefused, match="dezelfde achternaam"):
        events.birth(REGISTER, [ann, bart], given_names="Finn", sex="M", on=TODAY, named_after=bart)


def test_a_child_of_two_parents_is_named_after_the_second_and_of_one_after_her() -> None:
    ann, bart = registered(person("Ann", "1990-01-01"), person("Bart", "1990-01-02", "M", family_name="Claes"))
    assert events.birth(REGISTER, [ann, bart], given_names="Elle", sex="F", on=TODAY).family_name == "Claes"
    assert events.birth(REGISTER, [ann], given_names="Finn", sex="M", on=TODAY).family_name == "Maes"


def test_twins_are_two_people_and_the_same_birth_twice_is_one() -> None:
    ann, bart, *_ = registered(*a_family())
    one = events.birth(REGISTER, [ann, bart], given_names="Elle", sex="F", on=TODAY)
    other = events.birth(REGISTER, [ann, bart], given_names="Fien", sex="F", on=TODAY)
    again = events.birth(REGISTER, [ann, bart], given_names="Elle", sex="F", on=TODAY)
    assert one.number == again.number != other.number
    assert one.birth_act and other.birth_act and one.birth_act.number != other.birth_act.number
    assert kinds() == ["born", "born"]


def test_a_grandchild_in_the_house_is_no_child_of_the_reference_person() -> None:
    ann, bart, cato, dries = a_family()
    registered(ann, bart, replace(cato, born_on="2006-01-02"), dries)
    assert events.birth(REGISTER, [cato.number], given_names="Elle", sex="F", on=TODAY).relation == "other"


def test_impossible_births_are_refused() -> None:
    ann, bart, cato, dries = a_family()
    registered(replace(ann, died_on="2026-01-01", household=None), bart, cato, dries)
    for parents, names in (([ann.number], "Elle"), ([], "Elle"), ([bart.number], " "), ([dries.number], "Elle")):
        with pytest.raises(EventRefused):
            events.birth(REGISTER, parents, given_names=names, sex="F", on=TODAY)
    with pytest.raises(EventRefused, match="naam van een van de ouders"):
        events.birth(REGISTER, [bart.number], given_names="Elle", sex="F", on=TODAY, named_after=ann.number)
    assert kinds() == []


@pytest.mark.django_db(transaction=True)
def test_births_at_the_same_moment_get_different_numbers() -> None:
    mothers = [person(f"M{nth}", f"{1980 + nth}-01-01", household=nth + 1) for nth in range(6)]
    numbers = registered(*mothers)

    def born(nth: int) -> str:
        try:
            return events.birth(REGISTER, [numbers[nth]], given_names="Elle", sex="F", on=TODAY).number
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(born, range(6)))) == 6


# Death


def test_a_death_makes_a_widower_and_a_new_reference_person() -> None:
    ann, bart, cato, dries = registered(*a_family())
    events.death(REGISTER, ann, on=TODAY)
    gone, widower = REGISTER.people([ann, bart])
    assert (gone.died_on, gone.household) == ("2026-05-04", None)
    assert (widower.civil_status, widower.spouse, widower.relation) == ("widowed", None, "reference")
    assert relations(1) == {"Bart": "reference", "Cato": "child", "Dries": "child"}
    assert last_numbers() == {ann, bart, cato, dries}


def test_a_spouse_or_partner_who_lives_elsewhere_is_told() -> None:
    ann, bart, *_ = a_family()
    away = replace(bart, household=2, relation="reference", address=NEW_HOME)
    registered(ann, away)
    events.death(REGISTER, ann.number, on=TODAY)
    assert REGISTER.person(bart.number).civil_status == "widowed"
    assert last_numbers() == {ann.number, bart.number}


def test_a_cohabitation_ends_with_a_death_but_makes_no_widow() -> None:
    ann, elke = person("Ann", "1980-01-01"), person("Elke", "1981-01-01", relation="partner")
    ann = replace(ann, cohabits_with=as_relative(elke), cohabits_since="2020-01-01")
    elke = replace(elke, cohabits_with=as_relative(ann), cohabits_since="2020-01-01")
    registered(ann, elke)
    events.death(REGISTER, ann.number, on=TODAY)
    left = REGISTER.person(elke.number)
    assert (left.civil_status, left.cohabits_with, left.cohabits_since, left.relation) == (
        "single",
        None,
        "",
        "reference",
    )


def test_orphans_stay_registered_with_the_eldest_first() -> None:
    ann, _, cato, dries = a_family()
    registered(replace(ann, spouse=None), cato, dries)
    events.death(REGISTER, ann.number, on=TODAY)
    assert relations(1) == {"Cato": "reference", "Dries": "other"}


def test_the_same_death_twice_is_one_and_another_day_is_refused() -> None:
    ann, *_ = registered(*a_family())
    events.death(REGISTER, ann, on=TODAY)
    events.death(REGISTER, ann, on=TODAY)
    assert kinds() == ["died"]
    with pytest.raises(EventRefused):
        events.death(REGISTER, ann, on=date(2026, 5, 5))


def test_nobody_dies_before_being_born() -> None:
    with pytest.raises(EventRefused):
        events.death(REGISTER, registered(person("Ann", "1980-01-01"))[0], on=date(1979, 1, 1))
    with pytest.raises(PersonUnknown):
        events.death(REGISTER, national_number("1970-01-01", "M", 0), on=TODAY)


# Marriage


def test_two_who_live_together_marry_and_stepchildren_become_children() -> None:
    ann, bart = person("Ann", "1980-01-01"), person("Bart", "1979-01-01", "M", relation="other")
    cato = person("Cato", "2010-01-01", relation="other", parents=(as_relative(bart),))
    registered(ann, bart, cato)
    events.marriage(REGISTER, ann.number, bart.number, on=TODAY, place="Antwerpen")
    wife, husband = REGISTER.people([ann.number, bart.number])
    assert wife.spouse == as_relative(husband) and husband.spouse == as_relative(wife)
    assert wife.marriage_act == husband.marriage_act and wife.marriage_act
    assert (wife.marriage_act.on, wife.civil_status) == ("2026-05-04", "married")
    assert relations(1) == {"Ann": "reference", "Bart": "spouse", "Cato": "child"}
    assert (kinds(), last_numbers()) == (["married"], {ann.number, bart.number, cato.number})


def test_two_who_live_apart_stay_where_they_live() -> None:
    ann, bart = registered(person("Ann", "1980-01-01"), person("Bart", "1979-01-01", "M", household=2))
    events.marriage(REGISTER, ann, bart, on=TODAY, place="Gent")
    assert [(one.household, one.relation) for one in REGISTER.people([ann, bart])] == [
        (1, "reference"),
        (2, "reference"),
    ]


def test_a_marriage_ends_the_cohabitation_with_somebody_else() -> None:
    ann, bart = person("Ann", "1980-01-01"), person("Bart", "1979-01-01", "M", household=2)
    left = person("Elke", "1981-01-01", relation="partner", cohabits_with=as_relative(ann), cohabits_since="2020-01-01")
    registered(replace(ann, cohabits_with=as_relative(left), cohabits_since="2020-01-01"), bart, left)
    events.marriage(REGISTER, ann.number, bart.number, on=TODAY, place="Antwerpen")
    assert [one.cohabits_with for one in REGISTER.people([ann.number, left.number])] == [None, None]
    assert left.number in last_numbers()


def test_the_same_marriage_twice_is_one() -> None:
    ann, bart = registered(person("Ann", "1980-01-01"), person("Bart", "1979-01-01", "M", household=2))
    events.marriage(REGISTER, ann, bart, on=TODAY, place="Antwerpen")
    events.marriage(REGISTER, bart, ann, on=TODAY, place="Antwerpen")
    assert kinds() == ["married"]


def test_impossible_marriages_are_refused() -> None:
    ann, _, cato, _ = registered(*a_family())
    grown = person("Finn", "1990-01-01", "M", household=2)
    dead = person("Jef", "1950-01-01", "M", household=None, died_on="2020-01-01")
    mother = person("Greet", "1960-01-01", household=3, children=(grown.number,))
    free, gone, parent = registered(grown, dead, mother)
    for one, other in ((ann, free), (ann, ann), (free, cato), (free, gone), (free, parent)):
        with pytest.raises(EventRefused):
            events.marriage(REGISTER, one, other, on=TODAY, place="Antwerpen")
    assert kinds() == []


def test_brothers_and_sisters_cannot_marry() -> None:
    _, _, cato, dries = a_family()
    one, other = registered(replace(cato, born_on="1990-01-01"), replace(dries, born_on="1992-01-01"))
    with pytest.raises(EventRefused, match="broers en zussen"):
        events.marriage(REGISTER, one, other, on=TODAY, place="Antwerpen")


# Divorce


def test_a_divorced_couple_shares_the_address_until_a_move() -> None:
    ann, bart, cato, dries = registered(*a_family())
    events.divorce(REGISTER, bart, ann, on=TODAY)
    assert [(one.civil_status, one.spouse) for one in REGISTER.people([ann, bart])] == [("divorced", None)] * 2
    assert relations(1) == {"Ann": "reference", "Bart": "other", "Cato": "child", "Dries": "child"}
    assert (kinds(), last_numbers()) == (["divorced"], {ann, bart, cato, dries})
    REGISTER.register_move([bart, dries], to=NEW_HOME, on=TODAY)
    assert relations(2) == {"Bart": "reference", "Dries": "child"}


def test_only_the_married_divorce_and_only_after_the_wedding() -> None:
    ann, bart, cato, _ = a_family()
    registered(ann, bart, replace(cato, born_on="1990-01-01"))
    with pytest.raises(EventRefused, match="niet met elkaar gehuwd"):
        events.divorce(REGISTER, ann.number, cato.number, on=TODAY)
    with pytest.raises(EventRefused, match="voor het huwelijk"):
        events.divorce(REGISTER, ann.number, bart.number, on=date(2005, 6, 10))
    events.divorce(REGISTER, ann.number, bart.number, on=TODAY)
    with pytest.raises(EventRefused):
        events.divorce(REGISTER, ann.number, bart.number, on=TODAY)
    assert kinds() == ["divorced"]


def test_who_divorced_can_marry_again_under_a_new_act() -> None:
    ann, bart, *_ = registered(*a_family())
    events.divorce(REGISTER, ann, bart, on=date(2026, 5, 1))
    events.marriage(REGISTER, ann, bart, on=TODAY, place="Antwerpen")
    act: Act | None = REGISTER.person(ann).marriage_act
    assert act and act.on == "2026-05-04"
