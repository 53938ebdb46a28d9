from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from eloket.audit.actions import Trace, record, record_all
from eloket.audit.models import Act, Entry
from eloket.core.actors import Actor
from eloket.core.keys import new_key

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_an_act_is_written_down_with_who_did_it_and_why() -> None:
    profile, clerk = new_key(), Actor("staff", new_key(), "An Willems")
    record(Trace(Act.CASE_VIEWED, profile, purpose="verhuizing", about="Z-1"), actor=clerk, at=NOW)
    entry = Entry.objects.get()
    assert (entry.act, entry.profile_key, entry.purpose, entry.about) == ("case_viewed", profile, "verhuizing", "Z-1")
    assert (entry.actor_kind, entry.actor_key, entry.actor_name, entry.at) == ("staff", clerk.key, "An Willems", NOW)


def test_many_acts_take_one_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        record_all((Trace(Act.DOCUMENT_ISSUED, new_key()) for _ in range(50)), actor=Actor.SYSTEM, at=NOW)
    assert Entry.objects.count() == 50


def test_an_act_that_was_undone_is_not_written_down() -> None:
    with transaction.atomic():
        record(Trace(Act.SIGNED_IN, new_key()), actor=Actor.SYSTEM, at=NOW)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET purpose = 'x'",
        "DELETE FROM audit_entry",
        "INSERT INTO audit_entry (id, at, act, actor_kind, actor_name, purpose, about) "
        "SELECT id, at, act, '', '', '', '' FROM audit_entry ON CONFLICT (id) DO UPDATE SET purpose = 'x'",
    ],
)
def test_the_database_refuses_to_rewrite_what_happened(statement: str) -> None:
    record(Trace(Act.SIGNED_IN, new_key(), purpose="sign-in"), actor=Actor.SYSTEM, at=NOW)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.get().purpose == "sign-in"


def test_no_room_can_rewrite_it_through_the_models_either() -> None:
    record(Trace(Act.SIGNED_IN, new_key()), actor=Actor.SYSTEM, at=NOW)
    entry = Entry.objects.get()
    for rewrite in (entry.save, entry.delete, Entry.objects.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rewrite()
    assert Entry.objects.count() == 1


def test_the_citizen_reads_what_is_about_them_newest_first_and_nothing_else() -> None:
    mine, other = new_key(), new_key()
    for at, act in enumerate((Act.PROFILE_OPENED, Act.SIGNED_IN, Act.SIGNED_OUT)):
        record(Trace(act, mine), actor=Actor.SYSTEM, at=NOW + timedelta(minutes=at))
        record(Trace(act, other), actor=Actor.SYSTEM, at=NOW)
    read = Entry.objects.about(mine)
    assert [entry.act for entry in read] == ["signed_out", "signed_in", "profile_opened"]
    assert {entry.profile_key for entry in read} == {mine}
