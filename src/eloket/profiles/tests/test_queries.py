from datetime import timedelta
from typing import Any

import pytest

from eloket.core.keys import new_key
from eloket.profiles.actions import observe
from eloket.profiles.models import FactSheet, Profile
from eloket.profiles.tests.builders import NOW, a_profile, number

pytestmark = pytest.mark.django_db


def test_a_closed_profile_is_not_open() -> None:
    here, _gone = a_profile(1), a_profile(2, closed_at=NOW)
    assert list(Profile.objects.open()) == [here]


def test_profiles_are_found_by_their_numbers() -> None:
    one, _other = a_profile(1), a_profile(2)
    assert list(Profile.objects.numbered([number(1), number(7)])) == [one]


def test_the_facts_of_many_people_take_one_statement_and_do_not_mix(django_assert_num_queries: Any) -> None:
    people = [a_profile(nth) for nth in range(5)]
    for nth, profile in enumerate(people):
        observe(profile.pk, source="A", facts={"x": nth}, at=NOW)
        observe(profile.pk, source="A", facts={"x": nth + 10}, at=NOW + timedelta(hours=1))
    with django_assert_num_queries(1):
        facts = FactSheet.objects.facts_by_profile([profile.pk for profile in people])
    assert [facts[profile.pk]["x"].value for profile in people] == [10, 11, 12, 13, 14]


def test_of_somebody_nobody_spoke_about_nothing_is_known() -> None:
    assert FactSheet.objects.facts_of(new_key()) == {}
