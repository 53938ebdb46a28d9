from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from eloket.audit.models import Entry
from eloket.core.actors import Actor
from eloket.core.keys import new_key
from eloket.profiles.actions import choose_language, give_contact, observe, open_profile
from eloket.profiles.models import ContactPoint, FactSheet, Profile
from eloket.profiles.tests.builders import NOW, a_profile, number

HOUR = timedelta(hours=1)
SOURCE = "Rijksregister"
pytestmark = pytest.mark.django_db


def queued(name: str) -> int:
    return ProcrastinateJob.objects.filter(task_name=name).count()


def known(profile: Profile) -> dict[str, Any]:
    return {name: fact.value for name, fact in FactSheet.objects.facts_of(profile.pk).items()}


def test_a_profile_is_opened_written_down_and_announced() -> None:
    profile = open_profile(number(), now=NOW)
    assert (profile.number, profile.opened_at, profile.language) == (number(), NOW, "nl")
    assert [entry.act for entry in Entry.objects.about(profile.pk)] == ["profile_opened"]
    assert queued("registries.refresh") == 1


def test_opening_a_profile_twice_gives_the_same_one_and_tells_nobody_again() -> None:
    first, second = open_profile(number(), now=NOW), open_profile(number(), now=NOW + HOUR)
    assert first == second
    assert second.opened_at == NOW
    assert Entry.objects.count() == queued("registries.refresh") == 1


def test_two_first_visits_in_the_same_moment_open_one_profile(together: Callable[..., list[Any]]) -> None:
    opened = together(*[lambda: open_profile(number(), now=NOW)] * 4)
    assert len({profile.pk for profile in opened}) == Profile.objects.count() == 1
    assert Entry.objects.count() == queued("registries.refresh") == 1


def test_what_a_source_says_is_kept_and_announced() -> None:
    profile = a_profile()
    assert observe(profile.pk, source=SOURCE, facts={"person.sex": "F"}, at=NOW)
    assert known(profile) == {"person.sex": "F"}
    assert queued("documents.reconcile") == 1


def test_a_source_that_repeats_itself_changes_only_when_it_was_last_heard() -> None:
    profile = a_profile()
    observe(profile.pk, source=SOURCE, facts={"person.sex": "F"}, at=NOW)
    assert not observe(profile.pk, source=SOURCE, facts={"person.sex": "F"}, at=NOW + HOUR)
    sheet = FactSheet.objects.get()
    assert (sheet.first_observed_at, sheet.observed_at) == (NOW, NOW + HOUR)
    assert queued("documents.reconcile") == 1


def test_another_answer_makes_a_new_sheet_and_keeps_the_old() -> None:
    profile = a_profile()
    observe(profile.pk, source=SOURCE, facts={"person.civil_status": "single"}, at=NOW)
    assert observe(profile.pk, source=SOURCE, facts={"person.civil_status": "married"}, at=NOW + HOUR)
    assert known(profile) == {"person.civil_status": "married"}
    assert [sheet.is_current for sheet in FactSheet.objects.order_by("observed_at")] == [False, True]


@pytest.mark.parametrize("late", [{"person.civil_status": "single"}, {"person.civil_status": "married"}])
def test_an_answer_that_was_overtaken_changes_nothing(late: dict[str, str]) -> None:
    profile = a_profile()
    observe(profile.pk, source=SOURCE, facts={"person.civil_status": "married"}, at=NOW)
    assert not observe(profile.pk, source=SOURCE, facts=late, at=NOW - HOUR)
    assert known(profile) == {"person.civil_status": "married"}
    assert FactSheet.objects.get().observed_at == NOW


def test_two_sources_keep_a_sheet_each_and_the_later_one_wins() -> None:
    profile = a_profile()
    observe(profile.pk, source="B", facts={"x": 2}, at=NOW + HOUR)
    observe(profile.pk, source="A", facts={"x": 1, "y": 1}, at=NOW)
    assert known(profile) == {"x": 2, "y": 1}


def test_nothing_is_kept_about_a_profile_that_does_not_exist() -> None:
    with pytest.raises(Profile.DoesNotExist):
        observe(new_key(), source=SOURCE, facts={}, at=NOW)


def test_answers_at_the_same_moment_leave_one_sheet_that_counts(together: Callable[..., list[Any]]) -> None:
    profile = a_profile()

    def answer(nth: int) -> Callable[[], bool]:
        return lambda: observe(profile.pk, source=SOURCE, facts={"x": nth}, at=NOW + nth * HOUR)

    changed = together(*map(answer, range(6)))
    assert changed[5] is True and set(changed) <= {True, False}
    assert known(profile) == {"x": 5}
    assert FactSheet.objects.filter(is_current=True).count() == 1


def test_the_same_answer_from_two_refreshes_makes_one_sheet(together: Callable[..., list[Any]]) -> None:
    profile = a_profile()
    changed = together(*[lambda: observe(profile.pk, source=SOURCE, facts={"x": 1}, at=NOW)] * 4)
    assert sorted(changed) == [False, False, False, True]
    assert FactSheet.objects.count() == queued("documents.reconcile") == 1


def give(profile: Profile, value: str) -> None:
    me = Actor("citizen", profile.pk)
    give_contact(profile.pk, kind=ContactPoint.Kind.EMAIL, value=value, actor=me, now=NOW)


def test_an_address_is_kept_replaced_and_written_down_without_its_value() -> None:
    profile = a_profile()
    give(profile, "a@example.org")
    give(profile, "b@example.org")
    assert ContactPoint.objects.get().value == "b@example.org"
    entries = Entry.objects.about(profile.pk)
    assert [entry.act for entry in entries] == ["contact_changed"] * 2
    assert not any("example" in entry.about + entry.purpose for entry in entries)


def test_the_same_address_twice_is_written_down_once() -> None:
    profile = a_profile()
    give(profile, "a@example.org")
    give(profile, "a@example.org")
    assert Entry.objects.count() == ContactPoint.objects.count() == 1


def test_the_language_of_messages_is_that_of_one_person() -> None:
    mine, other = a_profile(1), a_profile(2)
    choose_language(mine.pk, "en")
    assert dict(Profile.objects.values_list("pk", "language")) == {mine.pk: "en", other.pk: "nl"}
