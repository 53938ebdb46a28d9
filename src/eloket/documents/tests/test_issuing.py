import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from eloket.documents.canonical import canonical, sha256
from eloket.documents.errors import Overtaken
from eloket.documents.issuing import NUMBER_LENGTH, Written, write
from eloket.documents.kinds import KINDS
from eloket.documents.models import Document
from eloket.documents.rules import Entitlement, Issue, Step, Why, Withdraw
from eloket.documents.tests.builders import DAY, NOW, TODAY, a_document
from eloket.profiles.models import Profile
from eloket.profiles.tests.builders import a_profile

KIND = KINDS["DOC-12"]
FIRST = Issue(Entitlement(KIND, {"person.name": "Łukasz"}), Why.ENTITLED, TODAY, TODAY + 89 * DAY)
NEXT = replace(FIRST, why=Why.RENEWED, valid_from=TODAY + 90 * DAY, valid_until=TODAY + 179 * DAY, replaces=True)
INSTEAD = replace(FIRST, why=Why.FACTS_CHANGED, replaces=True, at_once=True)
pytestmark = pytest.mark.django_db


def written(*steps: tuple[Profile, Step]) -> list[Written]:
    return write([(profile.pk, step) for profile, step in steps], city="Stad", today=TODAY, now=NOW)


def test_a_document_is_a_record_with_its_days_and_its_hashes() -> None:
    profile = a_profile()
    (done,) = written((profile, FIRST))
    document = Document.objects.get(number=done.number)
    assert (document.profile, document.kind, document.issued_at) == (profile, KIND, NOW)
    assert (document.valid_from, document.valid_until) == (TODAY, TODAY + 89 * DAY)
    assert document.renew_on == TODAY + 89 * DAY
    assert bytes(document.record_sha256) == sha256(document.record)
    assert bytes(document.facts_sha256) == FIRST.entitlement.facts_sha256


def test_the_record_says_everything_in_its_one_spelling() -> None:
    written((a_profile(), FIRST))
    document = Document.objects.get()
    record = json.loads(document.record)
    assert canonical(record) == document.record
    assert len(record.pop("salt")) == 32
    assert len(record["number"]) == NUMBER_LENGTH
    assert record == {
        "number": document.number,
        "kind": "DOC-12",
        "version": KIND.version,
        "title": KIND.title.nl,
        "city": "Stad",
        "issued_on": "2026-11-24",
        "valid_from": "2026-11-24",
        "valid_until": "2027-02-21",
        "facts": {"person.name": "Łukasz"},
    }


def test_the_same_facts_of_two_people_do_not_have_the_same_hash() -> None:
    written((a_profile(1), FIRST), (a_profile(2), FIRST))
    one, other = Document.objects.values_list("record_sha256", flat=True)
    assert bytes(one) != bytes(other)


def test_a_successor_leaves_its_predecessor_standing_until_its_day() -> None:
    profile = a_profile()
    written((profile, FIRST))
    written((profile, NEXT))
    first, second = Document.objects.order_by("valid_from")
    assert (first.replaced_by, first.ended_at, first.renew_on, first.ended_why) == (second, None, None, "renewed")
    assert list(Document.objects.latest()) == [second]


def test_a_replacement_at_once_ends_all_that_still_stood() -> None:
    profile = a_profile()
    for step in (FIRST, NEXT, INSTEAD):
        written((profile, step))
    *gone, right = Document.objects.order_by("pk")
    assert [(each.replaced_by, each.ended_at) for each in gone] == [(right, NOW)] * 2


def test_what_has_passed_into_the_archive_is_not_touched_again() -> None:
    profile = a_profile()
    last = a_document(profile, valid_from=TODAY - 9 * DAY, valid_until=TODAY - DAY, renew_on=None)
    written((profile, replace(FIRST, why=Why.RENEWED, replaces=True)))
    written((profile, Withdraw("DOC-12", Why.NO_LONGER_ENTITLED)))
    last.refresh_from_db()
    assert (last.ended_at, last.ended_why) == (None, "renewed")


def test_a_step_without_a_document_has_no_number() -> None:
    profile = a_profile()
    a_document(profile)
    (done,) = written((profile, Withdraw("DOC-12", Why.SWITCHED_OFF)))
    assert done.number is None
    assert Document.objects.get().ended_why == "switched_off"


def test_nothing_to_write_writes_nothing() -> None:
    assert written() == []


@pytest.mark.parametrize("step", [NEXT, INSTEAD, Withdraw("DOC-12", Why.NO_LONGER_ENTITLED)])
def test_a_step_on_a_document_that_somebody_ended_meanwhile_is_overtaken(step: Step) -> None:
    with pytest.raises(Overtaken), transaction.atomic():
        written((a_profile(), step))
    assert not Document.objects.exists()


def test_a_vault_that_ends_two_does_not_hide_another_that_was_overtaken() -> None:
    two, none = a_profile(1), a_profile(2)
    written((two, FIRST))
    written((two, NEXT))
    with pytest.raises(Overtaken), transaction.atomic():
        written((two, INSTEAD), (none, INSTEAD))


def test_the_database_refuses_a_second_valid_document_whoever_writes_it() -> None:
    profile = a_profile()
    written((profile, FIRST))
    with pytest.raises(IntegrityError, match="one_valid_document_per_kind"), transaction.atomic():
        written((profile, FIRST))
