"""How long somebody stays signed in."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from eloket.core.actors import Actor
from eloket.identity import sessions
from eloket.identity.session_store import SessionStore
from eloket.identity.sessions import SignedIn

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
KEY = UUID("019f0000-0000-7000-8000-000000000001")
FATIMA = SignedIn("citizen", KEY, "Fatima El Amrani", "high")
AN = SignedIn("staff", KEY, "An Willems", team="burgerzaken")


def begun(*people: SignedIn) -> SessionStore:
    session = SessionStore()
    session.create()
    for person in people:
        sessions.begin(session, person, now=NOW)
    return session


def minutes(number: float) -> datetime:
    return NOW + timedelta(minutes=number)


def test_whoever_signed_in_is_known_with_name_and_level() -> None:
    assert sessions.current(begun(FATIMA), "citizen", now=NOW) == FATIMA
    assert sessions.current(begun(FATIMA), "staff", now=NOW) is None


def test_a_citizen_and_a_clerk_share_a_browser_without_meeting() -> None:
    session = begun(FATIMA, AN)
    sessions.end(session, "staff")
    assert sessions.current(session, "staff", now=NOW) is None
    assert sessions.current(session, "citizen", now=NOW) == FATIMA


def test_fifteen_minutes_without_a_page_end_a_session() -> None:
    assert sessions.current(begun(FATIMA), "citizen", now=minutes(15)) == FATIMA
    session = begun(FATIMA)
    assert sessions.current(session, "citizen", now=minutes(15.1)) is None
    # Ended is ended: a clock that is set back does not sign anybody in again.
    assert sessions.current(session, "citizen", now=NOW) is None


def test_every_page_begins_the_fifteen_minutes_anew() -> None:
    session = begun(FATIMA)
    for at in range(0, 120, 14):
        assert sessions.current(session, "citizen", now=minutes(at)) == FATIMA


@pytest.mark.parametrize(("person", "hours"), [(FATIMA, 12), (AN, 8)])
def test_a_long_day_ends_a_session_however_busy(person: SignedIn, hours: int) -> None:
    session = begun(person)
    for at in range(0, hours * 60 + 1, 10):
        assert sessions.current(session, person.who, now=minutes(at)) == person
    assert sessions.current(session, person.who, now=minutes(hours * 60 + 1)) is None


def test_pages_within_a_minute_do_not_write_the_session() -> None:
    session = begun(FATIMA)
    session.modified = False
    sessions.current(session, "citizen", now=minutes(0.9))
    assert not session.modified
    sessions.current(session, "citizen", now=minutes(1.1))
    assert session.modified


def test_signing_in_and_out_changes_the_key_of_the_session() -> None:
    session = SessionStore()
    session.create()
    before = session.session_key
    sessions.begin(session, FATIMA, now=NOW)
    inside = session.session_key
    sessions.end(session, "citizen")
    assert len({before, inside, session.session_key}) == 3
    assert not SessionStore().exists(str(before)) and not SessionStore().exists(str(inside))


def test_signing_out_twice_does_no_harm() -> None:
    session = begun(FATIMA)
    sessions.end(session, "citizen")
    sessions.end(session, "citizen")
    assert sessions.current(session, "citizen", now=NOW) is None


def test_the_log_repeats_the_name_of_staff_and_not_that_of_the_citizen() -> None:
    assert FATIMA.actor == Actor("citizen", KEY, "")
    assert AN.actor == Actor("staff", KEY, "An Willems")


@pytest.mark.parametrize("key", ['"\\000aaaaaaaaaaaa"', '"\\303\\050aaaaaaaa"', "a", "a" * 5000, "'; DROP TABLE x; --"])
def test_a_cookie_that_is_no_key_of_a_session_is_as_good_as_none(client: Client, key: str) -> None:
    answer = client.get("/mijn/", HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}={key}")
    assert answer.status_code == 302 and answer["Location"].startswith("/aanmelden/")
