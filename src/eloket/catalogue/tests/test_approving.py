from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from eloket.catalogue import approving, drafting
from eloket.catalogue.errors import (
    ChangedMeanwhile,
    NoteMissing,
    NothingNew,
    NotReady,
    NotSubmitted,
    SameEyes,
)
from eloket.catalogue.models import Service, ServiceDraft, ServiceVersion
from eloket.catalogue.publishing import Signed, publish_version
from eloket.catalogue.tests.builders import a_service, defined
from eloket.core.actors import Actor

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
AN = Actor("staff", UUID(int=1), "An Willems")
KARIM = Actor("staff", UUID(int=2), "Karim Benali")
SOFIE = Actor("staff", UUID(int=3), "Sofie Mertens")
pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(db: None) -> ServiceDraft:
    """An changed the code; it is her second revision."""
    publish_version("verhuizing", defined(a_service()), signed=Signed(), now=NOW)
    begun = drafting.begin("verhuizing", actor=AN, now=NOW)
    return drafting.change(begun.pk, begun.content | {"code": "X-2"}, revision=1, actor=AN, now=NOW)


def submitted(draft: ServiceDraft, *, actor: Actor = AN, note: str = " Nieuwe code ") -> ServiceDraft:
    return approving.submit(draft.pk, revision=draft.revision, note=note, actor=actor, now=LATER)


def approved(draft: ServiceDraft, *, actor: Actor = KARIM, revision: int | None = None) -> ServiceVersion:
    over = draft.based_on.number if draft.based_on else 0
    return approving.approve(draft.pk, revision=revision or draft.revision, over=over, actor=actor, now=LATER)


def current() -> ServiceVersion:
    version: ServiceVersion = Service.objects.offered().get().current
    return version


def test_what_was_submitted_waits_for_somebody_else(draft: ServiceDraft) -> None:
    kept = submitted(draft)
    assert (kept.state, kept.submitted_by, kept.submitted_by_name) == ("submitted", AN.key, "An Willems")
    assert (kept.submitted_at, kept.note) == (LATER, "Nieuwe code") and current().number == 1


def test_submitting_twice_is_submitting_once(draft: ServiceDraft) -> None:
    submitted(draft)
    assert submitted(draft, actor=KARIM).submitted_by_name == "An Willems"


def test_what_has_problems_is_not_submitted(draft: ServiceDraft) -> None:
    broken = drafting.change(draft.pk, draft.content | {"law": []}, revision=2, actor=AN, now=NOW)
    with pytest.raises(NotReady, match="law") as refused:
        submitted(broken)
    assert [problem.where for problem in refused.value.problems] == ["law"]


def test_what_says_nothing_new_is_not_submitted(draft: ServiceDraft) -> None:
    with pytest.raises(NothingNew):
        submitted(drafting.change(draft.pk, current().content, revision=2, actor=AN, now=NOW))


def test_what_changed_meanwhile_is_not_submitted(draft: ServiceDraft) -> None:
    drafting.change(draft.pk, draft.content | {"code": "X-3"}, revision=2, actor=KARIM, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        submitted(draft)


def test_an_approval_publishes_at_once_and_says_who_stands_for_it(draft: ServiceDraft) -> None:
    version = approved(submitted(draft))
    assert version == current() and (version.number, version.definition.code) == (2, "X-2")
    assert (version.published_by, version.approved_by, version.note) == ("An Willems", "Karim Benali", "Nieuwe code")
    kept = ServiceDraft.objects.get()
    assert (kept.state, kept.approved_by, kept.approved_at) == ("approved", KARIM.key, LATER)


def test_nobody_replaces_a_version_that_they_did_not_compare_with(draft: ServiceDraft) -> None:
    submitted(draft)
    publish_version("verhuizing", defined(a_service(code="X-9")), signed=Signed(), now=LATER)
    with pytest.raises(ChangedMeanwhile):
        approved(draft)
    assert current().definition.code == "X-9"
    version = approving.approve(draft.pk, revision=draft.revision, over=2, actor=KARIM, now=LATER)
    assert (version.number, version.definition.code) == (3, "X-2")


def test_an_approval_that_is_repeated_publishes_once(draft: ServiceDraft) -> None:
    first = approved(submitted(draft))
    assert approved(draft) == first and ServiceVersion.objects.count() == 2


def test_a_new_service_is_there_once_it_is_approved() -> None:
    draft = drafting.begin_new("nieuw", a_service(), actor=AN, now=NOW)
    assert approved(submitted(draft)).number == 1
    assert [service.slug for service in Service.objects.offered()] == ["nieuw"]


def test_nobody_approves_what_nobody_submitted(draft: ServiceDraft) -> None:
    with pytest.raises(NotSubmitted):
        approved(draft)


def test_nobody_approves_what_they_submitted_themselves(draft: ServiceDraft) -> None:
    with pytest.raises(SameEyes):
        approved(submitted(draft), actor=AN)


def test_nobody_approves_what_they_changed_last(draft: ServiceDraft) -> None:
    with pytest.raises(SameEyes):
        approved(submitted(draft, actor=KARIM), actor=AN)
    assert current().number == 1


@pytest.mark.parametrize("approver", [AN.key, KARIM.key])
def test_the_database_asks_for_four_eyes_too(draft: ServiceDraft, approver: UUID) -> None:
    submitted(draft, actor=KARIM)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceDraft.objects.update(approved_by=approver, state="approved")
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceDraft.objects.update(approved_by=SOFIE.key)
    ServiceDraft.objects.update(approved_by=SOFIE.key, state="approved")


def test_a_change_after_the_submission_is_submitted_again(draft: ServiceDraft) -> None:
    seen = submitted(draft)
    again = drafting.change(draft.pk, draft.content | {"code": "X-3"}, revision=2, actor=AN, now=LATER)
    assert (again.state, again.submitted_by) == ("draft", None)
    with pytest.raises(ChangedMeanwhile):
        approved(seen)
    with pytest.raises(NotSubmitted):
        approved(again)


def test_a_draft_goes_back_with_a_reason(draft: ServiceDraft) -> None:
    submitted(draft)
    with pytest.raises(NoteMissing):
        approving.send_back(draft.pk, revision=2, note="  ", actor=KARIM, now=LATER)
    back = approving.send_back(draft.pk, revision=2, note="De code klopt niet.", actor=KARIM, now=LATER)
    assert (back.state, back.note) == ("returned", "Karim Benali: De code klopt niet.")
    with pytest.raises(NotSubmitted):
        approving.send_back(draft.pk, revision=2, note="Nog eens.", actor=KARIM, now=LATER)
    assert submitted(back).state == "submitted"


def test_an_approved_draft_is_done_and_the_next_one_begins_anew(draft: ServiceDraft) -> None:
    version = approved(submitted(draft))
    with pytest.raises(ChangedMeanwhile):
        drafting.change(draft.pk, {}, revision=2, actor=AN, now=LATER)
    begun = drafting.begin("verhuizing", actor=AN, now=LATER)
    assert begun != draft and begun.based_on == version
