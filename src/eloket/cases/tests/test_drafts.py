"""Filling in: nothing is lost between two pages, two tabs, or two versions of a service."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from conftest import MARIA

from eloket.cases import drafts
from eloket.cases.models import Draft
from eloket.cases.tests.builders import ISSUE, REVIEW, Opened, drafted, published
from eloket.catalogue.models import Service
from eloket.core import clock
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db


def moving() -> Service:
    found: Service = Service.objects.offered().get(slug="verhuizing")
    return found


def test_looking_leaves_no_draft_behind(fatima: Profile) -> None:
    draft = drafts.at_hand(moving(), profile_id=fatima.pk, now=clock.now())
    assert draft.answers == {} and not Draft.objects.exists()


def test_beginning_twice_is_one_draft(fatima: Profile) -> None:
    first = drafts.begin(drafts.at_hand(moving(), profile_id=fatima.pk, now=clock.now()))
    second = drafts.begin(drafts.at_hand(moving(), profile_id=fatima.pk, now=clock.now()))
    assert first == second == Draft.objects.get()


def test_the_draft_of_one_is_not_that_of_another(fatima: Profile, opened: Opened) -> None:
    drafted(fatima, "verhuizing", {"moves_on": "2026-05-03"})
    maria = opened(MARIA)
    assert drafts.at_hand(moving(), profile_id=maria.pk, now=clock.now()).answers == {}


def test_answers_of_different_pages_add_up_and_a_second_answer_replaces_the_first(fatima: Profile) -> None:
    draft = drafted(fatima, "verhuizing", {"moves_on": "2026-05-03"})
    later = clock.now() + timedelta(hours=1)
    # As seen from a tab that still holds the draft of before.
    drafts.save_answers(draft, {"movers": ["1"]}, now=later)
    drafts.save_answers(draft, {"moves_on": "2026-05-02"}, now=later)
    kept = Draft.objects.get()
    assert (kept.answers, kept.saved_at) == ({"moves_on": "2026-05-02", "movers": ["1"]}, later)


def test_a_draft_keeps_the_version_it_began_with(fatima: Profile) -> None:
    published("attest", ISSUE)
    draft = drafted(fatima, "attest", {})
    published("attest", REVIEW, ISSUE)
    service = Service.objects.offered().get(slug="attest")
    assert (draft.version.number, service.current.number) == (1, 2)
    assert drafts.at_hand(service, profile_id=fatima.pk, now=clock.now()).version == draft.version


def test_tabs_that_begin_and_answer_in_the_same_moment_all_keep_their_answers(
    together: Callable[..., list[Any]], fatima: Profile
) -> None:
    together(*[partial(drafted, fatima, "verhuizing", {f"page{at}": at}) for at in range(8)])
    assert Draft.objects.get().answers == {f"page{at}": at for at in range(8)}
