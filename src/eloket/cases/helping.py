"""A clerk fills in with a citizen: let in by a code that the citizen gave, into one draft, for a day at most."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from eloket.audit.actions import Trace, record
from eloket.audit.models import Act
from eloket.cases import actions, drafts
from eloket.cases.codes import code, hashed
from eloket.cases.errors import AlreadyHelped, CodeUnknown, HelpEnded, NoConsent, ReasonMissing, ReasonTooLong
from eloket.cases.models import Case, Draft, Help
from eloket.cases.rules import LONGEST_HELP_REASON, Seen
from eloket.core.actors import Actor
from eloket.core.keys import new_key
from eloket.identity.models import StaffMember


@transaction.atomic
def ask(draft: Draft, *, now: datetime) -> Help:
    """Let a clerk in, by a code. As long as it runs, asking again gives the same."""
    # Two clicks wait for each other here.
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    running: Help | None = locked.helps.running(now).first()
    if running:
        return running
    locked.helps.filter(ended_at=None).update(ended_at=now)
    key = new_key()
    help_ = Help.objects.create(pk=key, draft=locked, code_hash=hashed("help", code("help", key)), asked_at=now)
    record(_trace(Act.HELP_ASKED, help_), actor=_citizen(help_), at=now)
    return help_


@transaction.atomic
def stop(draft: Draft, *, now: datetime) -> None:
    """The citizen lets nobody in any more. Doing it twice changes nothing."""
    for help_ in draft.helps.running(now).select_for_update(of=("self",)).select_related("draft"):
        _end(help_, now=now)
        record(_trace(Act.HELP_STOPPED, help_), actor=_citizen(help_), at=now)


@transaction.atomic
def come_in(text: str, *, reason: str, clerk: StaffMember, now: datetime) -> Help:
    """Begin to help, with the code of the citizen. The same clerk may come in again.

    Refuses with CodeUnknown, ReasonMissing, ReasonTooLong, and AlreadyHelped when a colleague used the code.
    """
    if not reason.strip():
        raise ReasonMissing
    if len(reason.strip()) > LONGEST_HELP_REASON:
        raise ReasonTooLong
    running = Help.objects.running(now).select_for_update(of=("self",))
    help_: Help | None = running.filter(code_hash=hashed("help", text)).first()
    if help_ is None:
        raise CodeUnknown
    if help_.clerk_id not in (None, clerk.pk):
        raise AlreadyHelped
    help_.clerk, help_.reason = clerk, reason.strip()
    help_.save(update_fields=["clerk", "reason"])
    return help_


def note_look(help_: Help, *, now: datetime) -> None:
    """A clerk sees this draft: the citizen reads so, and why."""
    record(_trace(Act.DRAFT_VIEWED, help_), actor=_clerk(help_), at=now)


@transaction.atomic
def fill_in(key: UUID, answers: Mapping[str, Any], *, clerk: StaffMember, seen: Seen | None, now: datetime) -> Draft:
    """Add the answers of one page, as the citizen says them. Refuses with HelpEnded and AnswersChanged."""
    help_ = _running(key, clerk, now=now)
    saved = drafts.save_answers(help_.open_draft, answers, now=now, by=clerk.name, seen=seen)
    record(_trace(Act.DRAFT_FILLED_IN, help_), actor=_clerk(help_), at=now)
    return saved


@transaction.atomic
def hand_back(key: UUID, *, clerk: StaffMember, now: datetime) -> None:
    """The citizen goes on alone. What is over already stays so."""
    try:
        help_ = _running(key, clerk, now=now)
    except HelpEnded:
        return
    _end(help_, now=now)
    record(_trace(Act.DRAFT_HANDED_BACK, help_), actor=_clerk(help_), at=now)


@transaction.atomic
def submit(
    key: UUID, *, clerk: StaffMember, has_consent: bool, seen: str | None, today: date, now: datetime, language: str
) -> Case:
    """Submit what was filled in together, once. The same clerk who submits it again gets the same case.

    Refuses with NoConsent, HelpEnded, and with everything that `actions.submit` refuses with.
    """
    done: Help | None = Help.objects.given_by(clerk.pk).filter(pk=key).select_related("case").first()
    if done and done.case:
        return done.case
    if not has_consent:
        raise NoConsent
    draft = _running(key, clerk, now=now).open_draft
    case = actions.submit(
        draft.pk, profile_id=draft.profile_id, today=today, now=now, seen=seen, language=language, helper=clerk
    )
    Help.objects.filter(pk=key).update(case=case, ended_at=now)
    return case


def forget_past(*, now: datetime) -> None:
    """Remove every code whose day is past. Safe to repeat; what happened stays in the audit."""
    Help.objects.over(now).delete()


def _running(key: UUID, clerk: StaffMember, *, now: datetime) -> Help:
    # The draft first, as everybody does who locks both: submitting locks it and ends the help with it.
    draft_key = Help.objects.given_by(clerk.pk).filter(pk=key).values_list("draft", flat=True).first()
    if draft_key and Draft.objects.select_for_update().filter(pk=draft_key).exists():
        running = Help.objects.running(now).given_by(clerk.pk).select_for_update(of=("self",)).select_related("draft")
        found: Help | None = running.filter(pk=key).first()
        if found:
            return found
    raise HelpEnded


def _end(help_: Help, *, now: datetime) -> None:
    help_.ended_at = now
    help_.save(update_fields=["ended_at"])


def _trace(act: Act, help_: Help) -> Trace:
    draft = help_.open_draft
    return Trace(act, draft.profile_id, purpose=help_.reason or draft.service_id, about=draft.service_id)


def _citizen(help_: Help) -> Actor:
    return Actor("citizen", help_.open_draft.profile_id)


def _clerk(help_: Help) -> Actor:
    return Actor("staff", help_.clerk_id, help_.clerk.name if help_.clerk else "")
