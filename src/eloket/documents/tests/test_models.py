from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from eloket.documents.models import Document, Status
from eloket.documents.tests.builders import DAY, NOW, TODAY, a_document
from eloket.profiles.tests.builders import a_profile

LAST_DAY = TODAY + 89 * DAY


@pytest.mark.parametrize(
    ("days", "status"),
    [(-1, Status.UPCOMING), (0, Status.VALID), (89, Status.VALID), (90, Status.EXPIRED)],
)
def test_a_document_is_valid_from_its_first_to_the_end_of_its_last_day(days: int, status: Status) -> None:
    document = Document(valid_from=TODAY, valid_until=LAST_DAY)
    assert document.status_on(TODAY + days * DAY) is status


def test_a_document_without_a_last_day_stays_valid() -> None:
    assert Document(valid_from=TODAY).status_on(TODAY + 9999 * DAY) is Status.VALID


def test_a_document_with_a_successor_is_replaced_only_after_its_last_day() -> None:
    document = Document(valid_from=TODAY, valid_until=LAST_DAY, replaced_by=Document())
    assert document.status_on(LAST_DAY) is Status.VALID
    assert document.status_on(LAST_DAY + DAY) is Status.REPLACED


@pytest.mark.parametrize("days", [-1, 0, 200])
def test_a_document_that_was_ended_holds_on_no_day(days: int) -> None:
    day = TODAY + days * DAY
    ended = Document(valid_from=TODAY, valid_until=LAST_DAY, ended_at=NOW)
    assert ended.status_on(day) is Status.WITHDRAWN
    ended.replaced_by = Document()
    assert ended.status_on(day) is Status.REPLACED


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second", "may_stand"),
    [
        ((0, 89), (90, 179), True),
        ((0, 89), (89, 178), False),
        ((0, 89), (0, 89), False),
        ((0, 89), (10, 20), False),
        ((0, None), (90, None), False),
        ((0, 89), (-10, -1), True),
        ((0, 89), (-10, 0), False),
    ],
)
def test_the_database_refuses_two_that_are_valid_on_one_day(
    first: tuple[int, int | None], second: tuple[int, int | None], may_stand: bool
) -> None:
    def days(begin: int, end: int | None) -> dict[str, Any]:
        return {
            "valid_from": TODAY + begin * DAY,
            "valid_until": None if end is None else TODAY + timedelta(days=end),
        }

    profile = a_profile()
    a_document(profile, **days(*first))
    if may_stand:
        a_document(profile, **days(*second))
        return
    with pytest.raises(IntegrityError, match="one_valid_document_per_kind"), transaction.atomic():
        a_document(profile, **days(*second))


@pytest.mark.django_db
def test_another_kind_another_person_and_an_ended_one_are_no_overlap() -> None:
    mine = a_profile(1)
    a_document(mine, ended_at=NOW)
    a_document(mine)
    a_document(mine, "DOC-11")
    a_document(a_profile(2))
    assert Document.objects.count() == 4


@pytest.mark.django_db
def test_an_ended_document_cannot_come_back_beside_its_successor() -> None:
    profile = a_profile()
    ended = a_document(profile, ended_at=NOW)
    a_document(profile)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=ended.pk).update(ended_at=None)
