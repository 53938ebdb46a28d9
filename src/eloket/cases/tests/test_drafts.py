"""Filling in: nothing is lost between two pages, two tabs, or two versions of a service."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from conftest import MARIA

from eloket.cases import drafts
from eloket.cases.errors import AnswersChanged
from eloket.cases.models import Content, Draft, Upload
from eloket.cases.rules import Seen, mark
from eloket.cases.tests.builders import ISSUE, REVIEW, Opened, drafted, published, submitted, unsigned
from eloket.cases.uploads.storing import sweep
from eloket.catalogue.models import Service
from eloket.core import clock
from eloket.eforms.definition import Form, Question
from eloket.eforms.tests.builders import a_form, a_page, a_question
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


# A newer version


def a_form_with(*questions: Question) -> Form:
    return a_form(a_page(*questions))


def renewed(fatima: Profile, answers: dict[str, Any], *, before: Form, after: Form) -> Draft:
    published("attest", ISSUE, form=before)
    draft = drafted(fatima, "attest", answers)
    published("attest", ISSUE, form=after)
    return drafts.renew(draft, today=clock.today(), now=clock.now() + timedelta(hours=1))


def test_a_draft_moves_to_the_newer_form_with_what_still_holds(fatima: Profile) -> None:
    before = a_form_with(a_question("text", "stays"), a_question("text", "goes"))
    after = a_form_with(a_question("text", "stays"), a_question("number", "goes"), a_question("text", "new"))
    draft = renewed(fatima, {"stays": "Ja", "goes": "Nee"}, before=before, after=after)
    assert draft == Draft.objects.get() and draft.saved_at > draft.begun_at
    assert (draft.version.number, draft.answers) == (2, {"stays": "Ja"})
    again = drafts.renew(draft, today=clock.today(), now=clock.now())
    assert (again.version, again.answers, again.saved_at) == (draft.version, draft.answers, draft.saved_at)


def test_a_draft_stays_where_it_is_when_the_form_is_the_same(fatima: Profile) -> None:
    form = a_form_with(a_question("text"))
    published("attest", ISSUE, form=form)
    draft = drafted(fatima, "attest", {"q": "Ja"})
    published("attest", REVIEW, ISSUE, form=form)
    assert drafts.newer_version(Draft.objects.get()) is None
    same = drafts.renew(draft, today=clock.today(), now=clock.now())
    assert (same.version.number, same.answers) == (1, {"q": "Ja"})


def test_a_running_case_keeps_its_version(fatima: Profile) -> None:
    form = a_form_with(a_question("text"))
    published("attest", REVIEW, form=form)
    case = submitted(fatima, "attest", q="Ja")
    published("attest", REVIEW, form=a_form_with(a_question("number")))
    case.refresh_from_db()
    assert (case.version.number, case.answers) == (1, {"q": "Ja"})


# How long it is kept


def test_a_draft_that_nobody_came_back_to_is_forgotten_with_its_files(fatima: Profile) -> None:
    draft, saved_on = drafted(fatima, "verhuizing", {"moves_on": "2026-05-03"}), clock.today()
    content = Content.objects.create(sha256="0" * 64, path="", claimed_at=clock.now())
    Upload.objects.create(draft=draft, content=content, name="a.pdf", size=1, received_at=clock.now())
    assert draft.kept_until == saved_on + timedelta(days=30)
    assert drafts.forget_past(today=saved_on + timedelta(days=30)) == 0
    assert drafts.forget_past(today=saved_on + timedelta(days=31)) == 1
    assert drafts.forget_past(today=saved_on + timedelta(days=31)) == 0
    sweep(now=clock.now() + timedelta(days=31))
    assert not Draft.objects.exists() and not Upload.objects.exists()


def test_of_somebody_who_did_not_sign_in_it_is_kept_for_a_week(city: None) -> None:
    draft = unsigned({"waste": ["bags"]})
    assert drafts.forget_past(today=clock.today() + timedelta(days=7)) == 0
    later = clock.now() + timedelta(days=5)
    drafts.save_answers(draft, {"amount": "little"}, now=later)
    assert drafts.forget_past(today=clock.today() + timedelta(days=8)) == 0
    assert drafts.forget_past(today=clock.today() + timedelta(days=13)) == 1


def test_whoever_comes_back_in_the_night_keeps_the_draft(together: Callable[..., list[Any]], fatima: Profile) -> None:
    draft, past = drafted(fatima, "verhuizing", {"a": 1}), clock.now() + timedelta(days=31)
    together(
        partial(drafts.forget_past, today=past.date()),
        *[partial(drafts.save_answers, draft, {f"b{at}": at}, now=past) for at in range(4)],
    )
    kept = Draft.objects.get().answers
    assert {f"b{at}": at for at in range(4)}.items() <= kept.items()


# Two who fill in at once


def a_seen(draft: Draft, *keys: str) -> Seen:
    return Seen(keys, mark(keys, draft.answers))


def test_the_later_one_of_two_is_told_what_the_other_said(fatima: Profile) -> None:
    draft = drafted(fatima, "verhuizing", {})
    before = a_seen(draft, "q")
    drafts.save_answers(draft, {"q": "van An"}, now=clock.now(), by="An Willems", seen=before)
    with pytest.raises(AnswersChanged):
        drafts.save_answers(draft, {"q": "van Fatima"}, now=clock.now(), seen=before)
    kept = Draft.objects.get()
    assert (kept.answers, kept.helped) == ({"q": "van An"}, {"q": "An Willems"})
    # Whoever looked again decides.
    drafts.save_answers(draft, {"q": "van Fatima"}, now=clock.now(), seen=a_seen(kept, "q"))
    kept = Draft.objects.get()
    assert (kept.answers, kept.helped) == ({"q": "van Fatima"}, {})


def test_what_one_changed_oneself_is_no_surprise(fatima: Profile) -> None:
    draft = drafted(fatima, "verhuizing", {})
    before = a_seen(draft, "q")
    for answer in ("een", "twee"):
        drafts.save_answers(draft, {"q": answer}, now=clock.now(), seen=before)
    assert Draft.objects.get().answers == {"q": "twee"}


def test_who_answers_another_page_is_not_in_the_way(fatima: Profile) -> None:
    draft = drafted(fatima, "verhuizing", {})
    before = a_seen(draft, "q")
    drafts.save_answers(draft, {"other": 1}, now=clock.now(), by="An Willems")
    drafts.save_answers(draft, {"q": 2}, now=clock.now(), seen=before)
    assert Draft.objects.get().answers == {"other": 1, "q": 2}


def test_saying_the_same_again_leaves_it_as_it_was_filled_in_together(fatima: Profile) -> None:
    draft = drafted(fatima, "verhuizing", {})
    drafts.save_answers(draft, {"q": "x"}, now=clock.now(), by="An Willems")
    drafts.save_answers(draft, {"q": "x"}, now=clock.now())
    assert Draft.objects.get().helped == {"q": "An Willems"}


def test_tabs_that_begin_and_answer_in_the_same_moment_all_keep_their_answers(
    together: Callable[..., list[Any]], fatima: Profile
) -> None:
    together(*[partial(drafted, fatima, "verhuizing", {f"page{at}": at}) for at in range(8)])
    assert Draft.objects.get().answers == {f"page{at}": at for at in range(8)}
