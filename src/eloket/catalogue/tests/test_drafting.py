from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from eloket.catalogue import drafting
from eloket.catalogue.errors import ChangedMeanwhile, DraftOpen, SlugTaken
from eloket.catalogue.models import Service, ServiceDraft, ServiceVersion
from eloket.catalogue.publishing import Signed, publish_version
from eloket.catalogue.tests.builders import a_service, defined
from eloket.core.actors import Actor

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
AN = Actor("staff", UUID(int=1), "An Willems")
KARIM = Actor("staff", UUID(int=2), "Karim Benali")
pytestmark = pytest.mark.django_db


@pytest.fixture
def version(db: None) -> ServiceVersion:
    published = publish_version("verhuizing", defined(a_service()), signed=Signed(), now=NOW)
    assert published
    return published


@pytest.fixture
def draft(version: ServiceVersion) -> ServiceDraft:
    return drafting.begin("verhuizing", actor=AN, now=NOW)


def changed(draft: ServiceDraft, *, revision: int = 1, actor: Actor = AN, **changes: Any) -> ServiceDraft:
    return drafting.change(draft.pk, draft.content | changes, revision=revision, actor=actor, now=LATER)


def test_a_draft_begins_with_what_is_published(draft: ServiceDraft, version: ServiceVersion) -> None:
    assert (draft.content, draft.based_on, draft.revision) == (version.content, version, 1)
    assert (draft.changed_by, draft.changed_by_name, draft.state) == (AN.key, "An Willems", "draft")


def test_whoever_begins_second_finds_the_draft_of_the_first(draft: ServiceDraft) -> None:
    assert drafting.begin("verhuizing", actor=KARIM, now=LATER) == draft
    assert ServiceDraft.objects.get().changed_by_name == "An Willems"


def test_two_who_begin_in_the_same_moment_get_one_draft(
    transactional_db: None, version: ServiceVersion, together: Callable[..., list[Any]]
) -> None:
    begun = together(*[lambda: drafting.begin("verhuizing", actor=AN, now=NOW).pk] * 3)
    assert len(set(begun)) == 1


def test_there_is_nothing_to_change_of_a_service_that_does_not_exist() -> None:
    with pytest.raises(Service.DoesNotExist):
        drafting.begin("onbekend", actor=AN, now=NOW)


def test_a_new_service_begins_under_an_address_of_its_own(draft: ServiceDraft) -> None:
    assert drafting.begin_new("nieuw", {"code": ""}, actor=AN, now=NOW).based_on is None
    for taken in ("nieuw", "verhuizing"):
        with pytest.raises(SlugTaken):
            drafting.begin_new(taken, {}, actor=KARIM, now=NOW)
    assert not Service.objects.filter(slug="nieuw").exists()


def test_a_change_is_kept_with_who_made_it(draft: ServiceDraft) -> None:
    changed(draft, actor=KARIM, code="X-2")
    kept = ServiceDraft.objects.get()
    assert (kept.content["code"], kept.revision, kept.changed_by_name, kept.changed_at) == (
        "X-2",
        2,
        "Karim Benali",
        LATER,
    )


def test_a_change_that_is_repeated_changes_nothing(draft: ServiceDraft) -> None:
    changed(draft, code="X-2")
    assert changed(draft, code="X-2").revision == 2


def test_a_change_of_something_that_changed_meanwhile_is_refused(draft: ServiceDraft) -> None:
    changed(draft, actor=KARIM, code="X-2")
    with pytest.raises(ChangedMeanwhile):
        changed(draft, code="X-3")
    assert ServiceDraft.objects.get().content["code"] == "X-2"


def test_two_changes_in_the_same_moment_do_not_undo_each_other(
    transactional_db: None, version: ServiceVersion, together: Callable[..., list[Any]]
) -> None:
    draft = drafting.begin("verhuizing", actor=AN, now=NOW)
    outcomes = together(lambda: changed(draft, code="X-2"), lambda: changed(draft, code="X-3"))
    assert sum(isinstance(outcome, ChangedMeanwhile) for outcome in outcomes) == 1
    assert ServiceDraft.objects.get().revision == 2


def test_a_change_publishes_nothing(draft: ServiceDraft) -> None:
    changed(draft, code="X-2")
    assert ServiceVersion.objects.get().definition.code == "X-1"


def test_an_old_version_comes_back_as_a_draft(version: ServiceVersion) -> None:
    newer = publish_version("verhuizing", defined(a_service(code="X-2")), signed=Signed(), now=LATER)
    restored = drafting.restore(version, actor=AN, now=LATER)
    assert restored.content["code"] == "X-1" and restored.based_on == newer
    with pytest.raises(DraftOpen):
        drafting.restore(version, actor=AN, now=LATER)


def test_a_draft_that_is_thrown_away_is_gone_and_what_is_published_stays(draft: ServiceDraft) -> None:
    with pytest.raises(ChangedMeanwhile):
        drafting.discard(draft.pk, revision=7)
    for _time in range(2):
        drafting.discard(draft.pk, revision=1)
    assert not ServiceDraft.objects.exists() and Service.objects.offered().exists()
    with pytest.raises(ChangedMeanwhile):
        changed(draft, code="X-2")


def test_a_draft_knows_what_keeps_it_from_being_published(draft: ServiceDraft) -> None:
    assert drafting.problems(draft) == []
    found = drafting.problems(changed(draft, law=[], related=["onbekend"]))
    assert {problem.where for problem in found} == {"law", "related.0"}
