from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from logging import getLogger
from uuid import UUID

from django.conf import settings
from django.db import transaction

from eloket.audit.actions import Trace, record, record_all
from eloket.audit.models import Act
from eloket.core.actors import Actor
from eloket.correspondence.actions import Letter, send_all
from eloket.documents import rules
from eloket.documents.errors import NotEntitled, ProfileClosed
from eloket.documents.issuing import Written, write
from eloket.documents.kinds import KINDS
from eloket.documents.models import Document, SwitchedOff
from eloket.documents.rules import Held, Step, Why, Withdraw
from eloket.profiles.models import FactSheet, Profile
from eloket.profiles.rules import Facts

log = getLogger(__name__)


def reconcile(profile_id: UUID, *, today: date, now: datetime) -> list[Step]:
    """Bring one vault in line with today's facts.

    Safe to run twice: the second run finds nothing to do. Refuses with ProfileClosed.
    """
    if not Profile.objects.open().filter(pk=profile_id).exists():
        raise ProfileClosed
    return [written.step for written in reconcile_all([profile_id], today=today, now=now)]


@transaction.atomic
def reconcile_all(profiles: Sequence[UUID], *, today: date, now: datetime) -> list[Written]:
    """The same for many vaults in a few statements: all of them, or none. Closed profiles are passed over."""
    locked = _lock(profiles)
    facts = FactSheet.objects.facts_by_profile(locked)
    held = _held(locked)
    off = _switched_off(locked)
    steps = [
        (profile, step)
        for profile in locked
        for step in _plan(facts.get(profile, {}), held.get(profile, ()), off.get(profile, ()), today=today)
    ]
    return _write(steps, actor=Actor.SYSTEM, today=today, now=now)


def renew_due(*, today: date, now: datetime, batch: int = 1000) -> Iterator[int]:
    """Renew whatever is due by this day, a batch of vaults at a time; yields how many documents each took.

    May stop anywhere and start again. A vault that cannot be brought in line is logged and passed over.
    """
    passed: set[UUID] = set()
    while profiles := _due_profiles(today, without=passed, limit=batch):
        try:
            written = reconcile_all(profiles, today=today, now=now)
        # Facts come from outside: one record may break in more ways than can be listed, and must not stop the night.
        except Exception:
            written = _one_by_one(profiles, today=today, now=now)
        # Where nothing could be done, nothing is due tonight: asking again would never end.
        passed |= set(profiles) - {each.profile for each in written}
        yield len(written)


def _plan(facts: Facts, held: Iterable[Held], switched_off: Collection[str], *, today: date) -> list[Step]:
    entitled = rules.entitlements(KINDS.values(), facts, switched_off=switched_off)
    # Nobody is written to about the documents of somebody who died.
    otherwise = Why.DIED if rules.has_died(facts) else Why.NO_LONGER_ENTITLED
    return rules.plan(entitled, held, today=today, otherwise=otherwise)


@transaction.atomic
def issue(profile_id: UUID, kind_code: str, *, today: date, now: datetime, actor: Actor) -> Document:
    """A document of this kind dated today, for somebody who asks for it. Refuses with NotEntitled, ProfileClosed.

    Asked for twice on one day, it is the same document.
    """
    if not _lock([profile_id]):
        raise ProfileClosed
    kind, facts = KINDS[kind_code], FactSheet.objects.facts_of(profile_id)
    if rules.has_died(facts) or not rules.is_entitled(kind, facts):
        raise NotEntitled
    entitlement = rules.Entitlement(kind, rules.stated_facts(kind, facts))
    held = next((each for each in _held([profile_id]).get(profile_id, ()) if each.kind == kind_code), None)
    step = rules.requested(entitlement, held, today=today)
    if step:
        _write([(profile_id, step)], actor=actor, today=today, now=now)
    document: Document = Document.objects.held_by(profile_id).latest().get(kind_code=kind_code)
    return document


@transaction.atomic
def switch(profile_id: UUID, kind_code: str, *, on: bool, today: date, now: datetime, actor: Actor) -> None:
    """Whether documents of this kind arrive by themselves. Switching off takes the one at hand out of the vault.

    Whoever asks for one afterwards keeps that one until its day. Safe to repeat. Refuses with ProfileClosed.
    """
    if not _lock([profile_id]):
        raise ProfileClosed
    if _turn(profile_id, kind_code, on=on):
        record(Trace(Act.KIND_SWITCHED, profile_id, about=kind_code), actor=actor, at=now)
    if on:
        reconcile_all([profile_id], today=today, now=now)
    elif any(held.kind == kind_code for held in _held([profile_id]).get(profile_id, ())):
        _write([(profile_id, Withdraw(kind_code, Why.SWITCHED_OFF))], actor=actor, today=today, now=now)


def _turn(profile_id: UUID, kind_code: str, *, on: bool) -> bool:
    """Write down which way a kind is switched. False: it stood that way already."""
    if on:
        return bool(SwitchedOff.objects.filter(profile_id=profile_id, kind_code=kind_code).delete()[0])
    return SwitchedOff.objects.get_or_create(profile_id=profile_id, kind_code=kind_code)[1]


def _lock(profiles: Sequence[UUID]) -> list[UUID]:
    # Always in the order of the key: two batches that share vaults then wait for, and never block, each other.
    rows = Profile.objects.open().filter(pk__in=list(profiles)).order_by("pk").select_for_update(no_key=True)
    return list(rows.values_list("pk", flat=True))


def _held(profiles: Sequence[UUID]) -> dict[UUID, list[Held]]:
    held: dict[UUID, list[Held]] = {}
    rows = Document.objects.latest().of_kinds().of_any(profiles)
    for profile, kind, digest, *days in rows.values_list(
        "profile_id", "kind_code", "facts_sha256", "valid_from", "valid_until", "renew_on"
    ):
        held.setdefault(profile, []).append(Held(kind, bytes(digest), *days))
    return held


def _switched_off(profiles: Sequence[UUID]) -> dict[UUID, set[str]]:
    off: dict[UUID, set[str]] = {}
    rows = SwitchedOff.objects.filter(profile__in=list(profiles))
    for profile, kind in rows.values_list("profile_id", "kind_code"):
        off.setdefault(profile, set()).add(kind)
    return off


def _write(steps: Sequence[tuple[UUID, Step]], *, actor: Actor, today: date, now: datetime) -> list[Written]:
    if not steps:
        return []
    written = write(steps, city=settings.THEME.name, today=today, now=now)
    record_all(map(_trace, written), actor=actor, at=now)
    send_all(_letters(written), now=now)
    return written


def _trace(written: Written) -> Trace:
    act = Act.DOCUMENT_ISSUED if written.number else Act.DOCUMENT_ENDED
    return Trace(act, written.profile, purpose=written.step.why.value, about=written.number or written.step.kind)


def _letters(written: Sequence[Written]) -> Iterator[Letter]:
    """One message for each vault about what the citizen should know. A renewal without a change needs none."""
    by_template: dict[tuple[UUID, str], list[str]] = {}
    for each in written:
        template = _TEMPLATES.get(each.step.why)
        if template:
            by_template.setdefault((each.profile, template), []).append(each.step.kind)
    for (profile, template), kinds in by_template.items():
        titles = {language: [KINDS[kind].title[language] for kind in kinds] for language in dict(settings.LANGUAGES)}
        yield Letter(profile, template, {"documents": titles})


_TEMPLATES = {
    Why.ENTITLED: "documents_arrived",
    Why.FACTS_CHANGED: "documents_replaced",
    Why.NO_LONGER_ENTITLED: "documents_withdrawn",
}


def _due_profiles(day: date, *, without: set[UUID], limit: int) -> list[UUID]:
    due = Document.objects.due(day).exclude(profile__in=without).values_list("profile_id", flat=True)
    return list(dict.fromkeys(due[:limit]))


def _one_by_one(profiles: Sequence[UUID], *, today: date, now: datetime) -> list[Written]:
    written: list[Written] = []
    for profile in profiles:
        try:
            written += reconcile_all([profile], today=today, now=now)
        # The same as for the batch: this vault waits for somebody to look, the next one does not.
        except Exception:
            log.exception("A vault could not be brought in line: profile %s", profile)
    return written
