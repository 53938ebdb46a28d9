"""Going on elsewhere with what was begun without sign-in."""

from typing import Any

import pytest
from django.core import mail

from eloket.cases import drafts, resuming
from eloket.cases.codes import LENGTHS, hashed
from eloket.cases.errors import CodeUnknown
from eloket.cases.models import Draft
from eloket.cases.tests.builders import drafted, unsigned
from eloket.core import clock
from eloket.core.keys import ALPHABET, grouped
from eloket.correspondence.models import Message
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db
WASTE = {"waste": ["bags"], "amount": "little"}


def test_the_code_leads_to_the_draft_however_it_is_typed(city: None) -> None:
    draft = unsigned(WASTE)
    given = resuming.give_code(draft)
    assert len(given) == LENGTHS["resume"] and set(given) <= set(ALPHABET)
    for typed in (
        given,
        grouped(given).lower(),
        f" {given[:3]} {given[3:]} ",
        given.replace("0", "O").replace("1", "l"),
    ):
        assert resuming.draft_of(typed).answers == WASTE


def test_asking_twice_gives_the_same_code_and_only_its_hash_is_kept(city: None) -> None:
    draft = unsigned(WASTE)
    given = resuming.give_code(draft)
    assert resuming.give_code(draft) == given
    kept = Draft.objects.values().get()
    assert kept["code_hash"] == hashed("resume", given) and given not in str(kept)


@pytest.mark.parametrize("typed", ["", "0", "7K3Q-9XPT-2M", "é" * 9000, "\0"])
def test_a_wrong_code_leads_nowhere(city: None, typed: str) -> None:
    unsigned(WASTE)
    resuming.give_code(unsigned({}))
    with pytest.raises(CodeUnknown):
        resuming.draft_of(typed)


def test_a_draft_for_which_nobody_asked_a_code_has_none(city: None) -> None:
    first, second = unsigned(WASTE), unsigned({})
    given = resuming.give_code(first)
    Draft.objects.filter(pk=first.pk).update(code_hash=None)
    with pytest.raises(CodeUnknown):
        resuming.draft_of(given)
    assert second.code_hash is None


def test_the_draft_of_a_citizen_has_no_code(fatima: Profile) -> None:
    given = resuming.give_code(drafted(fatima, "verhuizing", {}))
    with pytest.raises(CodeUnknown):
        resuming.draft_of(given)


def test_a_code_ends_with_its_draft(city: None) -> None:
    draft = unsigned(WASTE)
    given = resuming.give_code(draft)
    drafts.forget_past(today=draft.kept_until.replace(year=2099))
    with pytest.raises(CodeUnknown):
        resuming.draft_of(given)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_mail_holds_the_code_and_nothing_else_and_is_forgotten_once_sent(
    city: None, work: Any, language: str
) -> None:
    draft = unsigned(WASTE | {"contact_email": "iemand@post.example"})
    resuming.mail_code(draft, "iemand@post.example", language=language, now=clock.now())
    given = grouped(resuming.give_code(draft))
    work()
    (sent,) = mail.outbox
    assert sent.to == ["iemand@post.example"] and given in sent.body and "/verder/" in sent.body
    assert given not in sent.subject and "sluikstort" not in (sent.body + sent.subject).lower()
    assert f"/verder/{given}" not in sent.body and "naar=" not in sent.body
    assert Message.objects.get().body == ""
