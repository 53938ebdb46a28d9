import logging
from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eloket.audit.models import Entry
from eloket.core.actors import Actor
from eloket.core.keys import new_key
from eloket.correspondence.models import Message
from eloket.documents.actions import issue, reconcile, reconcile_all, renew_due, switch
from eloket.documents.errors import NotEntitled, ProfileClosed
from eloket.documents.kinds import KINDS
from eloket.documents.models import Document, Status, SwitchedOff
from eloket.documents.rules import Why
from eloket.documents.tests.builders import (
    ADDRESSED,
    ALWAYS,
    DAY,
    ELSEWHERE,
    FACTS,
    NOW,
    TODAY,
    a_citizen,
    a_document,
    statuses,
    told,
    valid_kinds,
)
from eloket.profiles.models import Profile

LAST_DAY = TODAY + 89 * DAY
ALL_KINDS = sorted(KINDS)
pytestmark = pytest.mark.django_db


def bring_in_line(profile: Profile, day: date = TODAY) -> list[tuple[str, Why]]:
    steps = reconcile(profile.pk, today=day, now=NOW + (day - TODAY))
    return [(step.kind, step.why) for step in steps]


def night(day: date, *, batch: int = 1000) -> list[int]:
    """The renewals of one night. A night that never ends is cut off, so that a test fails instead of hanging."""
    return list(islice(renew_due(today=day, now=NOW + (day - TODAY), batch=batch), 50))


def ask(profile: Profile, kind: str = "DOC-11", day: date = TODAY) -> Document:
    actor = Actor("citizen", profile.pk)
    return issue(profile.pk, kind, today=day, now=NOW + (day - TODAY), actor=actor)


def set_kind(profile: Profile, *, on: bool, kind: str = "DOC-11", day: date = TODAY) -> None:
    actor = Actor("citizen", profile.pk)
    switch(profile.pk, kind, on=on, today=day, now=NOW + (day - TODAY), actor=actor)


def letters(profile: Profile) -> list[str]:
    return list(Message.objects.filter(profile=profile).order_by("written_at", "pk").values_list("template", flat=True))


def acts(profile: Profile) -> list[str]:
    return [entry.act for entry in Entry.objects.about(profile.pk)]


# Bringing one vault in line.


def test_an_empty_vault_fills_itself() -> None:
    fatima = a_citizen()
    assert bring_in_line(fatima) == [(code, Why.ENTITLED) for code in KINDS]
    assert valid_kinds(fatima) == ALL_KINDS
    numbers = set(Document.objects.values_list("number", flat=True))
    assert {entry.about for entry in Entry.objects.about(fatima.pk)} == numbers
    (message,) = Message.objects.filter(profile=fatima)
    assert message.template == "documents_arrived"
    assert all(f"- {kind.title.nl}" in message.body for kind in KINDS.values())


def test_a_vault_in_line_is_left_as_it_is() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    assert bring_in_line(fatima) == bring_in_line(fatima, LAST_DAY - DAY) == []
    assert Document.objects.count() == Entry.objects.count() == len(KINDS)
    assert Message.objects.count() == 1


def test_a_closed_profile_gets_nothing() -> None:
    fatima = a_citizen()
    Profile.objects.update(closed_at=NOW)
    with pytest.raises(ProfileClosed):
        bring_in_line(fatima)
    assert reconcile_all([fatima.pk], today=TODAY, now=NOW) == []
    assert not Document.objects.exists()


def test_a_move_replaces_at_once_what_states_the_address_and_nothing_else() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    told(fatima, address_current=ELSEWHERE, at=NOW + DAY)
    assert {kind for kind, _ in bring_in_line(fatima, TODAY + DAY)} == ADDRESSED
    for kind, found in statuses(fatima, TODAY + DAY).items():
        assert found == ([Status.REPLACED, Status.VALID] if kind in ADDRESSED else [Status.VALID])
    assert valid_kinds(fatima, TODAY + DAY) == ALL_KINDS
    assert letters(fatima) == ["documents_arrived", "documents_replaced"]


def test_facts_that_change_on_the_last_day_end_the_successor_that_was_made_ahead_too() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    night(LAST_DAY)
    told(fatima, address_current=ELSEWHERE, at=NOW + 89 * DAY)
    bring_in_line(fatima, LAST_DAY)
    assert statuses(fatima, LAST_DAY)["DOC-12"] == [Status.REPLACED, Status.REPLACED, Status.VALID]
    first, ahead, right = Document.objects.filter(kind_code="DOC-12").order_by("pk")
    assert first.replaced_by == ahead.replaced_by == right
    assert valid_kinds(fatima, LAST_DAY + DAY) == ALL_KINDS


def test_whoever_dies_holds_nothing_any_more() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    told(fatima, person_death_date="2026-11-25", at=NOW + DAY)
    assert {why for _, why in bring_in_line(fatima, TODAY + DAY)} == {Why.DIED}
    assert letters(fatima) == ["documents_arrived"]
    assert valid_kinds(fatima, TODAY + DAY) == []
    assert set(map(tuple, statuses(fatima, TODAY + DAY).values())) == {(Status.WITHDRAWN,)}
    assert bring_in_line(fatima, TODAY + 2 * DAY) == night(TODAY + 400 * DAY) == []


def test_an_address_that_comes_back_brings_the_documents_back() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    told(fatima, address_current=None, at=NOW + DAY)
    bring_in_line(fatima, TODAY + DAY)
    assert set(valid_kinds(fatima, TODAY + DAY)) == ALWAYS
    told(fatima, at=NOW + 2 * DAY)
    bring_in_line(fatima, TODAY + 2 * DAY)
    assert valid_kinds(fatima, TODAY + 2 * DAY) == ALL_KINDS
    assert letters(fatima) == ["documents_arrived", "documents_withdrawn", "documents_arrived"]


def test_many_vaults_take_as_many_statements_as_one() -> None:
    one, *rest = (a_citizen(nth).pk for nth in range(21))
    with CaptureQueriesContext(connection) as for_one:
        reconcile_all([one], today=TODAY, now=NOW)
    with CaptureQueriesContext(connection) as for_many:
        assert len(reconcile_all(rest, today=TODAY, now=NOW)) == 20 * len(KINDS)
    assert len(for_many) == len(for_one)


def test_all_of_a_batch_are_brought_in_line_or_none() -> None:
    well, ill = a_citizen(1), a_citizen(2, birth_act={"number": 1.5})
    with pytest.raises(TypeError):
        reconcile_all([well.pk, ill.pk], today=TODAY, now=NOW)
    assert not Document.objects.exists()


# The night.


def test_on_its_last_day_a_document_gets_a_successor_from_the_day_after() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    assert night(LAST_DAY - DAY) == []
    assert sum(night(LAST_DAY)) == len(ADDRESSED)
    assert statuses(fatima, LAST_DAY)["DOC-12"] == [Status.VALID, Status.UPCOMING]
    assert statuses(fatima, LAST_DAY + DAY)["DOC-12"] == [Status.REPLACED, Status.VALID]
    assert letters(fatima) == ["documents_arrived"], "a renewal without a change needs no message"


def test_a_night_that_runs_twice_renews_once() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    night(LAST_DAY)
    assert night(LAST_DAY) == bring_in_line(fatima, LAST_DAY) == []
    assert Document.objects.count() == len(ALWAYS) + 2 * len(ADDRESSED)


def test_nights_that_were_missed_are_made_up_without_an_open_day() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    late = LAST_DAY + 200 * DAY
    assert sum(night(late)) == len(ADDRESSED)
    first, second = Document.objects.filter(kind_code="DOC-12").order_by("pk")
    assert (second.valid_from, second.valid_until) == (first.valid_until + DAY, late + 89 * DAY)
    assert valid_kinds(fatima, late) == ALL_KINDS
    assert night(late) == []


def test_a_year_of_nights_leaves_an_unbroken_chain() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    for days in range(1, 366):
        day = TODAY + days * DAY
        assert valid_kinds(fatima, day) == ALL_KINDS, "before the night's work"
        night(day)
    chain = Document.objects.filter(kind_code="DOC-11").order_by("valid_from")
    assert len(chain) == 5
    for earlier, later in pairwise(chain):
        assert earlier.replaced_by == later
        assert later.valid_from == earlier.valid_until + DAY


def test_a_night_in_batches_renews_everybody_and_may_stop_anywhere() -> None:
    people = [a_citizen(nth) for nth in range(5)]
    reconcile_all([each.pk for each in people], today=TODAY, now=NOW)
    stopped = renew_due(today=LAST_DAY, now=NOW + 89 * DAY, batch=6)
    next(stopped)
    stopped.close()
    renewed = night(LAST_DAY, batch=6)
    assert 0 < sum(renewed) < 20
    assert Document.objects.filter(why="renewed").count() == 5 * len(ADDRESSED)
    assert all(valid_kinds(each, LAST_DAY + DAY) == ALL_KINDS for each in people)


ILL: list[dict[str, Any]] = [
    {"birth.act": {"number": 1.5}},
    {"household.members": ["Fatima"]},
    {"household.members": 7},
    {"person.nationalities": 1},
    {"person.name": {"é": "x"}},
    {"person.name": 2**60},
]


@pytest.mark.parametrize("facts", ILL, ids=str)
def test_one_bad_record_does_not_stop_the_night_and_is_logged_once(
    facts: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    people = [a_citizen(nth) for nth in range(4)]
    reconcile_all([each.pk for each in people], today=TODAY, now=NOW)
    ill = people[1]
    told(ill, **{name.replace(".", "_", 1): value for name, value in facts.items()}, at=NOW + DAY)
    with caplog.at_level(logging.ERROR):
        assert sum(night(LAST_DAY, batch=7)) == 3 * len(ADDRESSED)
    assert [str(ill.pk) in line for line in caplog.messages] == [True]
    assert all(valid_kinds(each, LAST_DAY + DAY) == ALL_KINDS for each in people if each != ill)


def test_a_document_of_a_kind_the_city_gave_up_does_not_stop_the_night() -> None:
    fatima, other = a_citizen(1), a_citizen(2)
    bring_in_line(other)
    a_document(fatima, "DOC-99")
    assert sum(night(LAST_DAY)) == len(ADDRESSED)


def test_a_profile_that_was_closed_does_not_keep_the_night_awake() -> None:
    gone, other = a_citizen(1), a_citizen(2)
    reconcile_all([gone.pk, other.pk], today=TODAY, now=NOW)
    Profile.objects.filter(pk=gone.pk).update(closed_at=NOW)
    assert night(LAST_DAY) == [len(ADDRESSED)]
    assert statuses(gone, LAST_DAY + DAY)["DOC-12"] == [Status.EXPIRED]


def test_a_document_that_is_due_for_no_step_does_not_keep_the_night_awake() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    # As if a term had been shortened: due, and yet the rule finds no reason to renew.
    Document.objects.filter(kind_code="DOC-01").update(renew_on=TODAY)
    assert len(night(TODAY)) <= 1


# Somebody asks.


def test_whoever_asks_gets_a_document_of_today() -> None:
    fatima = a_citizen()
    document = ask(fatima)
    assert (document.kind_code, document.why, document.valid_from) == ("DOC-11", "requested", TODAY)
    (entry,) = Entry.objects.about(fatima.pk)
    assert (entry.act, entry.about, entry.actor_kind) == ("document_issued", document.number, "citizen")
    assert letters(fatima) == []


def test_whoever_asks_twice_on_a_day_gets_the_same_document() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    first, second = ask(fatima), ask(fatima)
    assert first == second
    later = ask(fatima, day=TODAY + DAY)
    assert later == ask(fatima, day=TODAY + DAY) != first
    assert statuses(fatima, TODAY + DAY)["DOC-11"] == [Status.REPLACED, Status.VALID]


def test_a_document_that_was_asked_for_on_the_last_day_ends_both_it_follows_on() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    night(LAST_DAY)
    asked = ask(fatima, day=LAST_DAY)
    assert (asked.valid_from, asked.valid_until) == (LAST_DAY, LAST_DAY + 89 * DAY)
    assert statuses(fatima, LAST_DAY)["DOC-11"] == [Status.REPLACED, Status.REPLACED, Status.VALID]


def test_a_document_that_was_asked_for_is_renewed_like_any_other() -> None:
    fatima = a_citizen()
    ask(fatima)
    night(LAST_DAY)
    assert statuses(fatima, LAST_DAY)["DOC-11"] == [Status.VALID, Status.UPCOMING]


@pytest.mark.parametrize("unknown", [{"address_current": None}, {"person_death_date": "2026-11-20"}])
def test_nobody_gets_a_document_about_what_the_register_does_not_know(unknown: dict[str, Any]) -> None:
    fatima = a_citizen(**unknown)
    with pytest.raises(NotEntitled):
        ask(fatima)
    assert not Document.objects.exists() and not Entry.objects.exists()


def test_nobody_gets_a_document_for_a_profile_that_is_closed_or_unknown() -> None:
    fatima = a_citizen()
    Profile.objects.update(closed_at=NOW)
    with pytest.raises(ProfileClosed):
        ask(fatima)
    with pytest.raises(ProfileClosed):
        issue(new_key(), "DOC-11", today=TODAY, now=NOW, actor=Actor.SYSTEM)


# Switching a kind off and on.


def test_switching_off_takes_the_document_out_of_the_vault_and_no_other_comes() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    set_kind(fatima, on=False)
    assert statuses(fatima)["DOC-11"] == [Status.WITHDRAWN]
    assert "DOC-11" not in valid_kinds(fatima)
    assert acts(fatima)[:2] == ["document_ended", "kind_switched"]
    assert bring_in_line(fatima, TODAY + DAY) == []
    assert letters(fatima) == ["documents_arrived"], "whoever pressed the button needs no message"


def test_switching_off_on_the_last_day_ends_the_successor_too() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    night(LAST_DAY)
    set_kind(fatima, on=False, day=LAST_DAY)
    assert statuses(fatima, LAST_DAY + DAY)["DOC-11"] == [Status.WITHDRAWN, Status.WITHDRAWN]


def test_switching_on_brings_a_document_at_once() -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    set_kind(fatima, on=False)
    set_kind(fatima, on=True, day=TODAY + DAY)
    assert statuses(fatima, TODAY + DAY)["DOC-11"] == [Status.WITHDRAWN, Status.VALID]
    assert not SwitchedOff.objects.exists()


@pytest.mark.parametrize("on", [True, False])
def test_switching_twice_does_what_switching_once_does(on: bool) -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    set_kind(fatima, on=not on)
    for _twice in range(2):
        set_kind(fatima, on=on)
    assert ("DOC-11" in valid_kinds(fatima)) is on
    assert SwitchedOff.objects.count() == (0 if on else 1)
    assert acts(fatima).count("kind_switched") == (1 if not on else 0) + (2 if on else 0)


def test_a_closed_profile_is_not_switched() -> None:
    fatima = a_citizen()
    Profile.objects.update(closed_at=NOW)
    with pytest.raises(ProfileClosed):
        set_kind(fatima, on=False)
    assert not SwitchedOff.objects.exists()


def test_whoever_asks_for_a_kind_they_switched_off_keeps_it_until_its_day() -> None:
    fatima = a_citizen()
    set_kind(fatima, on=False)
    bring_in_line(fatima)
    asked = ask(fatima)
    told(fatima, person_civil_status="divorced", at=NOW + DAY)
    bring_in_line(fatima, TODAY + DAY)
    night(LAST_DAY)
    asked.refresh_from_db()
    assert asked.status_on(LAST_DAY) is Status.VALID
    assert asked.status_on(LAST_DAY + DAY) is Status.EXPIRED
    night(LAST_DAY + 9 * DAY)
    assert statuses(fatima, LAST_DAY + DAY)["DOC-11"] == [Status.EXPIRED]


def test_what_was_asked_for_is_withdrawn_when_it_is_wrong_and_the_citizen_is_told() -> None:
    fatima = a_citizen()
    set_kind(fatima, on=False)
    ask(fatima)
    told(fatima, address_current=ELSEWHERE, at=NOW + DAY)
    bring_in_line(fatima, TODAY + DAY)
    assert statuses(fatima, TODAY + DAY)["DOC-11"] == [Status.WITHDRAWN]
    assert "documents_withdrawn" in letters(fatima)


def test_switching_off_again_withdraws_what_was_asked_for_meanwhile() -> None:
    fatima = a_citizen()
    set_kind(fatima, on=False)
    ask(fatima)
    set_kind(fatima, on=False)
    assert statuses(fatima)["DOC-11"] == [Status.WITHDRAWN]


def test_what_was_asked_for_is_renewed_again_once_the_kind_is_switched_on() -> None:
    fatima = a_citizen()
    set_kind(fatima, on=False)
    ask(fatima)
    set_kind(fatima, on=True, day=TODAY + 10 * DAY)
    night(LAST_DAY)
    assert statuses(fatima, LAST_DAY)["DOC-11"] == [Status.VALID, Status.UPCOMING]


# In the same moment.


def one_of_each(profile: Profile, day: date = TODAY) -> bool:
    return valid_kinds(profile, day) == ALL_KINDS


def test_two_workers_that_fill_one_vault_fill_it_once(together: Callable[..., list[Any]]) -> None:
    fatima = a_citizen()
    done = together(*[lambda: reconcile(fatima.pk, today=TODAY, now=NOW)] * 4)
    assert sorted(map(len, done)) == [0, 0, 0, len(KINDS)]
    assert one_of_each(fatima) and Document.objects.count() == len(KINDS)
    assert Message.objects.count() == 1


def test_two_nights_at_once_renew_once(together: Callable[..., list[Any]]) -> None:
    people = [a_citizen(nth).pk for nth in range(6)]
    reconcile_all(people, today=TODAY, now=NOW)
    renewed = together(*[lambda: sum(night(LAST_DAY, batch=5))] * 3)
    assert sum(renewed) == Document.objects.filter(why="renewed").count() == 6 * len(ADDRESSED)


def test_batches_that_share_vaults_wait_for_each_other(together: Callable[..., list[Any]]) -> None:
    people = [a_citizen(nth).pk for nth in range(10)]
    done = together(
        *(lambda some=some: len(reconcile_all(some, today=TODAY, now=NOW)) for some in (people, people[::-1], people))
    )
    assert sorted(done) == [0, 0, 10 * len(KINDS)]


def test_asking_switching_and_renewing_at_once_leave_a_vault_in_line(together: Callable[..., list[Any]]) -> None:
    fatima = a_citizen()
    bring_in_line(fatima)
    outcomes = together(
        lambda: night(LAST_DAY),
        lambda: ask(fatima, day=LAST_DAY),
        lambda: told(fatima, address_current=ELSEWHERE, at=NOW + 89 * DAY),
        lambda: set_kind(fatima, on=False, kind="DOC-20", day=LAST_DAY),
        lambda: reconcile(fatima.pk, today=LAST_DAY, now=NOW + 89 * DAY),
    )
    assert not [problem for problem in outcomes if isinstance(problem, Exception)]
    bring_in_line(fatima, LAST_DAY)
    assert bring_in_line(fatima, LAST_DAY) == []
    for day in (LAST_DAY, LAST_DAY + timedelta(days=1)):
        assert valid_kinds(fatima, day) == [code for code in ALL_KINDS if code != "DOC-20"]
    latest = Document.objects.latest().values_list("kind_code", "record")
    assert all(ELSEWHERE["street"] in record for kind, record in latest if kind in ADDRESSED)


def test_asking_twice_in_the_same_moment_gives_one_document(together: Callable[..., list[Any]]) -> None:
    fatima = a_citizen()
    asked = together(*[lambda: ask(fatima)] * 3)
    assert len({document.pk for document in asked}) == Document.objects.count() == 1
    assert FACTS["person.name"] in asked[0].record
