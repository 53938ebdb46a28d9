from collections.abc import Callable

import pytest

from eloket.core import clock
from eloket.documents import jobs
from eloket.documents.kinds import KINDS
from eloket.documents.models import Document
from eloket.documents.tests.builders import ADDRESSED, DAY, NOW, a_citizen, valid_kinds
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db


def test_what_a_register_says_fills_a_vault_by_itself(work: Callable[[], int]) -> None:
    fatima = a_citizen()
    work()
    assert valid_kinds(fatima, clock.today()) == sorted(KINDS)


def test_a_job_may_run_twice() -> None:
    fatima = a_citizen()
    for _twice in range(2):
        jobs.reconcile(str(fatima.pk))
    assert Document.objects.count() == len(KINDS)


def test_a_profile_that_was_closed_meanwhile_is_passed_over() -> None:
    fatima = a_citizen()
    Profile.objects.update(closed_at=NOW)
    jobs.reconcile(str(fatima.pk))
    assert not Document.objects.exists()


def test_the_night_counts_what_it_renewed() -> None:
    jobs.reconcile(str(a_citizen().pk))
    last_day = (clock.today() + 89 * DAY).isoformat()
    assert [jobs.renew_due(last_day), jobs.renew_due(last_day)] == [len(ADDRESSED), 0]
