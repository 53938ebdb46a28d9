import pytest

from eloket.cases import actions
from eloket.cases.models import Case
from eloket.cases.tests.builders import submitted
from eloket.cases.timeline import Point, timeline
from eloket.core import clock
from eloket.identity.models import StaffMember
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db


def line(case: Case) -> list[Point]:
    return timeline(case, list(case.events.order_by("at", "pk")))


def test_an_open_case_says_what_was_what_is_now_and_until_when(fatima: Profile) -> None:
    case = submitted(fatima)
    assert [point.state for point in line(case)] == ["past", "now", "future"]
    assert line(case)[-1].by_day == case.due_on


def test_a_taken_case_has_one_point_more_and_still_one_now(fatima: Profile, clerk: StaffMember) -> None:
    case = submitted(fatima)
    before = line(case)[-2]
    actions.take(case.pk, revision=case.revision, clerk=clerk, now=clock.now())
    case.refresh_from_db()
    assert [point.state for point in line(case)] == ["past", "past", "now", "future"]
    assert line(case)[-2].title != before.title


def test_a_closed_case_is_all_past(fatima: Profile) -> None:
    case = submitted(fatima, "gezinssamenstelling")
    assert {point.state for point in line(case)} == {"past"}
    assert all(point.at for point in line(case))
