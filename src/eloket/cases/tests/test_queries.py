"""What a person and a team may see starts here: a forgotten check shows nothing."""

import pytest
from conftest import MARIA

from eloket.cases.models import Case
from eloket.cases.tests.builders import REVIEW, Opened, published, submitted
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db


def test_a_citizen_sees_her_own_requests_the_newest_first(fatima: Profile, opened: Opened) -> None:
    maria = opened(MARIA)
    first, second = submitted(fatima), submitted(fatima, "gezinssamenstelling")
    submitted(maria, "gezinssamenstelling")
    assert list(Case.objects.held_by(fatima.pk)) == [second, first]


def test_a_team_sees_its_own_cases_only(fatima: Profile) -> None:
    case = submitted(fatima)
    assert list(Case.objects.visible_to("burgerzaken")) == [case]
    assert not Case.objects.visible_to("wegen").exists()


def test_nobody_without_a_team_sees_the_cases_without_a_team(fatima: Profile) -> None:
    case = submitted(fatima, "gezinssamenstelling")
    assert case.team == ""
    assert not Case.objects.visible_to("").exists()


def test_the_most_pressing_comes_first_and_what_is_closed_is_not_open(fatima: Profile, opened: Opened) -> None:
    published("attest", REVIEW)
    later, sooner = submitted(fatima), submitted(opened(MARIA), "attest")
    submitted(fatima, "gezinssamenstelling")
    assert list(Case.objects.open().most_pressing_first()) == [sooner, later]
