from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from eloket.audit.models import Entry
from eloket.core.numbers import NationalNumber
from eloket.profiles.models import FactSheet, Profile
from eloket.registries import sources
from eloket.registries.actions import mark_read, refresh, register_move, touched_profiles
from eloket.registries.errors import EventRefused, PersonUnknown, SourceUnavailable
from eloket.registries.jobs import read_mutations
from eloket.registries.models import EmbeddedPerson, Subscription
from eloket.registries.records import Address, Mutation, PersonRecord
from eloket.registries.sources import line, population_register
from eloket.registries.sources.embedded import EmbeddedRegister
from eloket.registries.sources.numbering import national_number
from eloket.registries.tests.builders import NEW_HOME, TODAY, a_family, person, registered

NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


class SilentRegister:
    """A register that is down."""

    name = "Rijksregister"

    def person(self, number: NationalNumber) -> PersonRecord:
        raise SourceUnavailable

    def household(self, household: int) -> Sequence[PersonRecord]:
        raise SourceUnavailable

    def mutations(self, *, after: int, limit: int) -> Sequence[Mutation]:
        raise SourceUnavailable

    def register_move(self, numbers: Sequence[NationalNumber], *, to: Address, on: date) -> None:
        raise SourceUnavailable


@pytest.fixture
def register_is_down(settings: Any) -> Iterator[None]:
    sources.POPULATION_REGISTERS["silent"] = SilentRegister
    settings.POPULATION_REGISTER = "silent"
    population_register.cache_clear()
    yield
    del sources.POPULATION_REGISTERS["silent"]
    population_register.cache_clear()


def a_profile_of(number: NationalNumber, **fields: Any) -> Profile:
    profile: Profile = Profile.objects.create(number=number, opened_at=NOW, **fields)
    return profile


def known(profile: Profile) -> dict[str, Any]:
    return {name: fact.value for name, fact in FactSheet.objects.facts_of(profile.pk).items()}


def queued(name: str) -> list[dict[str, str]]:
    return list(ProcrastinateJob.objects.filter(task_name=name).order_by("pk").values_list("args", flat=True))


def move(numbers: Sequence[NationalNumber], to: Address = NEW_HOME) -> None:
    register_move(numbers, to=to, on=TODAY, case_number="Z-1", now=NOW)


# Asking.


def test_what_the_register_says_is_kept_with_its_source_and_written_down() -> None:
    ann, *_ = registered(*a_family())
    profile = a_profile_of(ann)
    assert refresh(profile.pk, purpose="profile", now=NOW)
    assert known(profile)["person.name"] == "Ann Maes"
    assert [member["given_names"] for member in known(profile)["household.members"]] == ["Ann", "Bart", "Cato", "Dries"]
    assert FactSheet.objects.get().source == "Rijksregister"
    (entry,) = Entry.objects.about(profile.pk)
    assert (entry.act, entry.purpose, entry.about) == ("register_asked", "profile", "Rijksregister")


def test_asking_again_changes_nothing_and_is_written_down_again() -> None:
    ann, *_ = registered(*a_family())
    profile = a_profile_of(ann)
    refresh(profile.pk, purpose="profile", now=NOW)
    assert not refresh(profile.pk, purpose="mutation", now=NOW + HOUR)
    assert FactSheet.objects.get().observed_at == NOW + HOUR
    assert len(queued("documents.reconcile")) == 1
    assert Entry.objects.count() == 2, "every look at somebody's data is visible to them"


def test_of_somebody_the_register_does_not_know_nothing_is_known() -> None:
    profile = a_profile_of(national_number("1990-01-01", "F", 7))
    assert refresh(profile.pk, purpose="profile", now=NOW)
    assert known(profile) == {}
    assert not refresh(profile.pk, purpose="profile", now=NOW + HOUR)


def test_whoever_leaves_the_register_is_not_known_any_more() -> None:
    ann, *_ = registered(*a_family())
    profile = a_profile_of(ann)
    refresh(profile.pk, purpose="profile", now=NOW)
    EmbeddedPerson.objects.all().delete()
    assert refresh(profile.pk, purpose="mutation", now=NOW + HOUR)
    assert known(profile) == {}


@pytest.mark.parametrize(
    "holes", [{"address": None, "household": None}, {"given_names": ""}, {"died_on": "2026-05-01"}]
)
def test_somebody_with_a_sparse_record_can_be_asked_about(holes: dict[str, Any]) -> None:
    (number,) = registered(replace(person("Eli", "1990"), **holes))
    profile = a_profile_of(number)
    refresh(profile.pk, purpose="profile", now=NOW)
    assert known(profile)["person.birth_date"] == "1990"


@pytest.mark.usefixtures("register_is_down")
def test_a_register_that_is_down_leaves_what_is_known_as_it_was() -> None:
    profile = a_profile_of(national_number("1990-01-01", "F", 0))
    FactSheet.objects.create(
        profile=profile, source="Rijksregister", facts={"person.sex": "F"}, first_observed_at=NOW, observed_at=NOW
    )
    with pytest.raises(SourceUnavailable):
        refresh(profile.pk, purpose="profile", now=NOW + HOUR)
    assert known(profile) == {"person.sex": "F"}
    assert FactSheet.objects.get().observed_at == NOW
    assert not Entry.objects.exists()


def test_two_refreshes_at_once_leave_one_sheet(together: Callable[..., list[Any]]) -> None:
    ann, *_ = registered(*a_family())
    profile = a_profile_of(ann)
    changed = together(*[lambda: refresh(profile.pk, purpose="profile", now=NOW)] * 3)
    assert sorted(changed) == [False, False, True]
    assert FactSheet.objects.count() == 1


# The change feed.


def test_everybody_whom_a_mutation_touches_is_refreshed_and_nobody_else() -> None:
    ann, bart, cato, _dries = registered(*a_family())
    (eva,) = registered(person("Eva", "1999-09-09", household=2))
    profiles = [a_profile_of(number) for number in (ann, bart, eva)]
    move([ann, cato])
    touched, sequence = touched_profiles(limit=10)
    assert set(touched) == {profiles[0].pk, profiles[1].pk}, "Bart was left behind"
    assert sequence == EmbeddedRegister().mutations(after=0, limit=1)[0].sequence


def test_a_closed_profile_is_not_refreshed() -> None:
    ann, *_ = registered(*a_family())
    a_profile_of(ann, closed_at=NOW)
    move([ann])
    assert touched_profiles(limit=10)[0] == []


def test_the_feed_is_read_on_and_never_back() -> None:
    assert touched_profiles(limit=10) == ([], 0)
    assert [mark_read(sequence) for sequence in (7, 7, 3, 8)] == [True, False, False, True]
    assert Subscription.objects.get().read_up_to == 8


def test_the_job_reads_the_whole_feed_and_a_second_time_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eloket.registries.jobs.BATCH", 1)
    numbers = registered(*a_family())
    profiles = {str(a_profile_of(number).pk) for number in numbers}
    move(numbers)
    move(numbers, replace(NEW_HOME, number="9"))
    read_mutations()
    read_mutations()
    asked = queued("registries.refresh")
    assert {job["profile_id"] for job in asked} == profiles
    assert len(asked) == 2 * len(profiles)
    assert {job["purpose"] for job in asked} == {"mutation"}


def test_news_that_touches_nobody_here_is_read_too() -> None:
    move(registered(*a_family()))
    read_mutations()
    assert queued("registries.refresh") == []
    assert touched_profiles(limit=10)[1] == Subscription.objects.get().read_up_to > 0


@pytest.mark.usefixtures("register_is_down")
def test_a_feed_that_is_down_is_read_later_from_where_it_was() -> None:
    Subscription.objects.create(source="Rijksregister", read_up_to=5)
    with pytest.raises(SourceUnavailable):
        read_mutations()
    assert Subscription.objects.get().read_up_to == 5


def test_a_move_reaches_the_facts_by_itself(work: Callable[[], int]) -> None:
    ann, *_ = registered(*a_family())
    profile = a_profile_of(ann)
    refresh(profile.pk, purpose="profile", now=NOW)
    move([ann])
    work()
    assert known(profile)["address.current"]["street"] == NEW_HOME.street


# Telling.


def test_a_move_is_told_to_the_register_and_written_down_for_each_mover() -> None:
    numbers = registered(*a_family())
    ann, bart, *_ = numbers
    profiles = [a_profile_of(number) for number in (ann, bart)]
    move(numbers)
    assert EmbeddedRegister().person(bart).address == NEW_HOME
    for profile in profiles:
        (entry,) = Entry.objects.about(profile.pk)
        assert (entry.act, entry.purpose, entry.about) == ("register_told", "move", "Z-1")
    assert len(queued("registries.read_mutations")) == 1


def test_a_move_that_is_told_twice_happens_once() -> None:
    ann, *_ = registered(*a_family())
    for _twice in range(2):
        move([ann])
    assert len(EmbeddedRegister().mutations(after=0, limit=10)) == 1
    assert len(queued("registries.read_mutations")) == 1, "one that waits is enough"


def test_a_move_of_nobody_known_is_refused_and_not_written_down() -> None:
    with pytest.raises(PersonUnknown):
        move([national_number("1990-01-01", "F", 7)])
    assert queued("registries.read_mutations") == [] and not Entry.objects.exists()


def test_a_move_the_register_refuses_is_not_written_down() -> None:
    (gone,) = registered(person("Jo", "1936-05-01", died_on="2026-01-09", household=None))
    a_profile_of(gone)
    with pytest.raises(EventRefused):
        move([gone])
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("register_is_down")
def test_a_move_while_the_register_is_down_is_not_written_down() -> None:
    number = national_number("1990-01-01", "F", 0)
    a_profile_of(number)
    with pytest.raises(SourceUnavailable):
        move([number])
    assert queued("registries.read_mutations") == [] and not Entry.objects.exists()


def test_a_line_that_is_cut_answers_nothing_and_once_mended_everything(db: None) -> None:
    [number] = registered(person("Ann", "1985-07-30"))
    profile = Profile.objects.create(number=number, opened_at=NOW)
    line.cut(now=NOW)
    with pytest.raises(SourceUnavailable):
        refresh(profile.pk, purpose="profile", now=NOW)
    assert not FactSheet.objects.exists()
    line.mend()
    assert refresh(profile.pk, purpose="profile", now=NOW)
