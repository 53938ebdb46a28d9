"""A clerk fills in with a citizen: by their code only, for a day, on record, and losing nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from eloket.audit.models import Act, Entry
from eloket.cases import actions, drafts, helping
from eloket.cases.codes import code
from eloket.cases.errors import (
    AlreadyHelped,
    AnswersChanged,
    CodeUnknown,
    HelpEnded,
    NoConsent,
    NotAnswered,
    ReasonMissing,
    ReasonTooLong,
)
from eloket.cases.models import Case, Draft, Help
from eloket.cases.rules import HELP_LASTS
from eloket.cases.tests.builders import drafted, move, unsigned
from eloket.core import clock
from eloket.identity.models import StaffMember
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db
WHY = "aan het loket"
WASTE = {"waste": ["bags"], "amount": "little"}


def asked(draft: Draft) -> tuple[Help, str]:
    given = helping.ask(draft, now=clock.now())
    return given, code("help", given.pk)


def let_in(draft: Draft, clerk: StaffMember) -> Help:
    return helping.come_in(asked(draft)[1], reason=WHY, clerk=clerk, now=clock.now())


def sent(help_: Help, clerk: StaffMember, **more: Any) -> Case:
    given = {"has_consent": True, "seen": None, "today": clock.today(), "now": clock.now(), "language": "nl"} | more
    return helping.submit(help_.pk, clerk=clerk, **given)


def acts() -> list[str]:
    return [*Entry.objects.filter(act__contains="draft").order_by("pk").values_list("act", flat=True)]


@pytest.fixture
def draft(fatima: Profile) -> Draft:
    return drafted(fatima, "verhuizing", move(fatima))


# The code


def test_asking_twice_gives_the_same_code_and_only_its_hash_is_kept(draft: Draft) -> None:
    (first, given), (second, again) = asked(draft), asked(draft)
    assert first == second and given == again and len(given) == 8
    assert given not in str(Help.objects.values().get())
    assert Entry.objects.filter(act=Act.HELP_ASKED).count() == 1


def test_asking_in_two_tabs_at_once_gives_one_code(together: Callable[..., list[Any]], draft: Draft) -> None:
    found = together(*[partial(helping.ask, draft, now=clock.now()) for _ in range(4)])
    assert len({help_.pk for help_ in found}) == 1 == Help.objects.count()


def test_the_code_lets_a_clerk_in_with_a_reason(draft: Draft, bram: StaffMember) -> None:
    help_, given = asked(draft)
    for _twice in range(2):
        assert (
            helping.come_in(f"{given[:4]}-{given[4:].lower()}", reason=f" {WHY} ", clerk=bram, now=clock.now()) == help_
        )
    help_.refresh_from_db()
    assert (help_.clerk, help_.reason) == (bram, WHY)


def test_without_the_code_or_a_reason_nobody_comes_in(draft: Draft, bram: StaffMember, wegen: StaffMember) -> None:
    given = asked(draft)[1]
    come_in = partial(helping.come_in, clerk=bram, now=clock.now())
    with pytest.raises(CodeUnknown):
        come_in("7K3Q-9XPT", reason=WHY)
    with pytest.raises(ReasonMissing):
        come_in(given, reason=" ")
    with pytest.raises(ReasonTooLong):
        come_in(given, reason="x" * 201)
    assert Help.objects.get().clerk is None
    come_in(given, reason=WHY)
    with pytest.raises(AlreadyHelped):
        helping.come_in(given, reason=WHY, clerk=wegen, now=clock.now())


def ended(how: str, help_: Help, bram: StaffMember) -> datetime:
    """The moment after which the code has died in this way."""
    now, draft = clock.now(), help_.open_draft
    if how == "handed back":
        helping.hand_back(help_.pk, clerk=bram, now=now)
    elif how == "used up":
        sent(help_, bram)
    elif how == "stopped":
        helping.stop(draft, now=now)
    elif how == "submitted by the citizen":
        actions.submit(draft.pk, profile_id=draft.profile_id, today=clock.today(), now=now)
    return now + (HELP_LASTS if how == "expired" else timedelta())


@pytest.mark.parametrize("how", ["handed back", "used up", "stopped", "submitted by the citizen", "expired"])
def test_a_code_dies(draft: Draft, bram: StaffMember, how: str) -> None:
    help_ = let_in(draft, bram)
    given = code("help", help_.pk)
    later = ended(how, help_, bram)
    with pytest.raises(CodeUnknown):
        helping.come_in(given, reason=WHY, clerk=bram, now=later)
    with pytest.raises(HelpEnded):
        helping.fill_in(help_.pk, {}, clerk=bram, seen=None, now=later)
    # Stopping and handing back what is over changes nothing.
    before = Entry.objects.count()
    helping.hand_back(help_.pk, clerk=bram, now=later)
    helping.stop(draft, now=later)
    assert Entry.objects.count() == before
    helping.forget_past(now=later + HELP_LASTS)
    assert not Help.objects.exists()


def test_after_one_code_died_the_citizen_gets_another(draft: Draft, bram: StaffMember) -> None:
    first = asked(draft)[1]
    helping.stop(draft, now=clock.now())
    second = asked(draft)[1]
    assert first != second
    later = clock.now() + HELP_LASTS
    assert code("help", helping.ask(draft, now=later).pk) not in (first, second)


def test_nobody_helps_in_the_place_of_another(draft: Draft, bram: StaffMember, wegen: StaffMember) -> None:
    help_ = let_in(draft, bram)
    with pytest.raises(HelpEnded):
        helping.fill_in(help_.pk, {"moves_on": None}, clerk=wegen, seen=None, now=clock.now())
    with pytest.raises(HelpEnded):
        sent(help_, wegen)
    helping.hand_back(help_.pk, clerk=wegen, now=clock.now())
    assert Help.objects.running(clock.now()).exists() and Draft.objects.get().helped == {}


# Filling in


def test_what_is_filled_in_together_is_marked_and_on_record(draft: Draft, bram: StaffMember) -> None:
    help_ = let_in(draft, bram)
    helping.note_look(help_, now=clock.now())
    helping.fill_in(help_.pk, {"moves_on": "2026-05-01"}, clerk=bram, seen=None, now=clock.now())
    helping.hand_back(help_.pk, clerk=bram, now=clock.now())
    kept = Draft.objects.get()
    assert kept.answers["moves_on"] == "2026-05-01" and kept.helped == {"moves_on": "Bram Claes"}
    assert acts() == [Act.DRAFT_VIEWED, Act.DRAFT_FILLED_IN, Act.DRAFT_HANDED_BACK]
    entry = Entry.objects.get(act=Act.DRAFT_VIEWED)
    assert (entry.profile_key, entry.actor_name, entry.purpose, entry.about) == (
        draft.profile_id,
        "Bram Claes",
        WHY,
        "verhuizing",
    )


def test_citizen_and_clerk_who_type_at_once_lose_nothing(
    together: Callable[..., list[Any]], draft: Draft, bram: StaffMember
) -> None:
    help_ = let_in(draft, bram)
    together(
        *[partial(drafts.save_answers, draft, {f"citizen{at}": at}, now=clock.now()) for at in range(4)],
        *[
            partial(helping.fill_in, help_.pk, {f"clerk{at}": at}, clerk=bram, seen=None, now=clock.now())
            for at in range(4)
        ],
    )
    kept = Draft.objects.get().answers
    assert {f"{who}{at}": at for who in ("citizen", "clerk") for at in range(4)}.items() <= kept.items()


# Submitting


def test_a_request_is_submitted_together_once(draft: Draft, bram: StaffMember) -> None:
    help_ = let_in(draft, bram)
    case = sent(help_, bram)
    assert sent(help_, bram) == case == Case.objects.get()
    assert (case.channel, case.profile_id) == ("assisted", draft.profile_id)
    assert case.events.get().by == "Bram Claes"
    entry = Entry.objects.get(act=Act.SUBMITTED_FOR)
    assert (entry.actor_name, entry.about, entry.profile_key) == ("Bram Claes", case.number, draft.profile_id)


def test_nothing_is_submitted_without_consent_or_with_a_question_open(draft: Draft, bram: StaffMember) -> None:
    help_ = let_in(draft, bram)
    with pytest.raises(NoConsent):
        sent(help_, bram, has_consent=False)
    with pytest.raises(AnswersChanged):
        sent(help_, bram, seen="another moment")
    Draft.objects.update(answers={})
    with pytest.raises(NotAnswered):
        sent(help_, bram)
    assert not Case.objects.exists() and Help.objects.running(clock.now()).exists()


def test_two_who_submit_at_once_make_one_request(
    together: Callable[..., list[Any]], draft: Draft, bram: StaffMember
) -> None:
    help_ = let_in(draft, bram)
    alone = partial(actions.submit, draft.pk, profile_id=draft.profile_id, today=clock.today(), now=clock.now())
    found = together(partial(sent, help_, bram), alone, partial(sent, help_, bram), alone)
    assert Case.objects.count() == 1
    assert all(isinstance(each, (Case, HelpEnded)) for each in found), found


def test_help_works_for_somebody_who_did_not_sign_in(city: None, bram: StaffMember) -> None:
    draft = unsigned(WASTE | {"place": {"address": "Meir 1", "near": ""}, "photos": None})
    help_ = let_in(draft, bram)
    helping.fill_in(help_.pk, {"seen": "no", "contact_email": None}, clerk=bram, seen=None, now=clock.now())
    case = sent(help_, bram)
    assert (case.profile, case.channel) == (None, "assisted")
    # Whoever presses the button in their own browser afterwards gets the same request.
    assert actions.submit(draft.pk, profile_id=None, today=clock.today(), now=clock.now()) == case
