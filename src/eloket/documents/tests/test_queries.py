import pytest

from eloket.documents.models import Document, SwitchedOff
from eloket.documents.tests.builders import DAY, NOW, TODAY, a_document
from eloket.profiles.models import Profile
from eloket.profiles.tests.builders import a_profile

pytestmark = pytest.mark.django_db


def test_a_vault_holds_what_is_valid_on_the_day_and_the_archive_the_rest() -> None:
    fatima = a_profile(1)
    valid, lasting = a_document(fatima), a_document(fatima, "DOC-01", valid_until=None, renew_on=None)
    a_document(fatima, "DOC-11", ended_at=NOW)
    a_document(fatima, "DOC-20", valid_from=TODAY + DAY)
    a_document(fatima, "DOC-15", valid_from=TODAY - DAY, valid_until=TODAY - DAY)
    a_document(a_profile(2))
    mine = Document.objects.held_by(fatima.pk)
    assert len(mine) == 5
    assert set(mine.in_vault_on(TODAY)) == {valid, lasting}
    assert set(mine.in_vault_on(TODAY + 400 * DAY)) == {lasting}


def test_the_vault_and_the_status_agree_on_every_day() -> None:
    fatima = a_profile()
    first = a_document(fatima, valid_until=TODAY + 4 * DAY)
    second = a_document(fatima, valid_from=TODAY + 5 * DAY)
    Document.objects.filter(pk=first.pk).update(replaced_by=second)
    for days in (-1, 0, 4, 5, 89, 90):
        day = TODAY + days * DAY
        in_vault = set(Document.objects.in_vault_on(day))
        assert in_vault == {each for each in Document.objects.all() if each.status_on(day) == "valid"}


def test_the_latest_of_a_chain_is_neither_ended_nor_succeeded_though_its_day_may_have_passed() -> None:
    fatima = a_profile()
    first, second = a_document(fatima, valid_until=TODAY), a_document(fatima, valid_from=TODAY + DAY)
    Document.objects.filter(pk=first.pk).update(replaced_by=second)
    a_document(fatima, "DOC-11", ended_at=NOW)
    assert list(Document.objects.latest()) == [second]


def test_what_waited_longest_is_renewed_first() -> None:
    late = a_document(a_profile(1), renew_on=TODAY)
    later = a_document(a_profile(2), renew_on=TODAY - DAY)
    a_document(a_profile(3), renew_on=TODAY + DAY)
    a_document(a_profile(4), renew_on=None)
    a_document(a_profile(5), renew_on=TODAY, ended_at=NOW)
    assert list(Document.objects.due(TODAY)) == [later, late]


def test_nothing_is_due_of_a_profile_that_is_closed_or_of_a_kind_that_is_switched_off() -> None:
    closed, off = a_profile(1, closed_at=NOW), a_profile(2)
    SwitchedOff.objects.create(profile=off, kind_code="DOC-12")
    SwitchedOff.objects.create(profile=off, kind_code="DOC-20")
    a_document(closed, renew_on=TODAY)
    a_document(off, renew_on=TODAY)
    still = a_document(off, "DOC-11", renew_on=TODAY)
    assert list(Document.objects.due(TODAY)) == [still]


def test_many_vaults_are_read_together() -> None:
    people = [a_profile(nth) for nth in range(3)]
    documents = [a_document(profile) for profile in people]
    assert set(Document.objects.of_any([people[0].pk, people[2].pk])) == {documents[0], documents[2]}
    assert Profile.objects.count() == 3
