from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from eloket.audit.actions import Trace, record
from eloket.audit.models import Act
from eloket.cases import prefill, rules, steps, unknown
from eloket.cases.errors import (
    AlreadyDecided,
    AnswersChanged,
    ChangedMeanwhile,
    NotAnswered,
    NotVerified,
    ReasonMissing,
    ReasonTooLong,
    TooYoung,
)
from eloket.cases.letters import tell
from eloket.cases.models import Case, Decision, Draft, Event, Status
from eloket.cases.news import CaseWaitsForRegister, FactsDoubted
from eloket.cases.uploads.receiving import hand_over
from eloket.core.actors import Actor
from eloket.core.keys import new_number
from eloket.core.news import announce
from eloket.eforms.definition import Form
from eloket.eforms.rules import answers_asked, first_open_page, pages_asked
from eloket.identity.models import StaffMember
from eloket.profiles.actions import give_contact
from eloket.profiles.models import ContactPoint
from eloket.profiles.rules import Facts
from eloket.registries import actions as registers
from eloket.registries.errors import EventRefused, PersonUnknown


@transaction.atomic
def submit(
    draft_key: UUID,
    *,
    profile_id: UUID | None,
    today: date,
    now: datetime,
    seen: str | None = None,
    language: str = "nl",
    helper: StaffMember | None = None,
) -> Case:
    """Take a request, once: whoever submits the same draft again gets the same case.

    Without a profile it is the request of somebody who did not sign in: the door has seen that the draft is theirs.
    `helper` is the clerk who submits it with the citizen.
    `seen` is when the answers on the page that is submitted were saved (ISO). Refuses with AnswersChanged when
    they are others by now, NotAnswered when a question is open, TooYoung, and NotEntitled when a document cannot be
    issued. Raises Case.DoesNotExist for a draft that is not this person's. Automatic steps run at once, so what needs
    nobody is granted when this returns.
    """
    # Two clicks wait for each other here; the second finds no draft any more, only the case it became.
    drafts_at_hand = Draft.objects.select_for_update(of=("self",)).select_related("version")
    draft = drafts_at_hand.filter(pk=draft_key, profile=profile_id).first()
    if draft is None:
        before: Case = Case.objects.filter(profile=profile_id).get(submission_key=draft_key)
        return before
    if seen is not None and seen != draft.saved_at.isoformat():
        raise AnswersChanged
    definition, facts = draft.version.definition, prefill.facts_of(profile_id)
    if not rules.is_old_enough(definition, facts, today=today):
        raise TooYoung
    form, known = unknown.with_unknown(definition, facts), prefill.known(facts, today=today)
    if first_open_page(form, draft.answers, known):
        raise NotAnswered
    asked = sum(len(page.questions) for page in pages_asked(form, draft.answers, known))
    draft.answers = answers_asked(form, draft.answers, known)
    case = _open_case(draft, facts, asked=asked, language=language, today=today, now=now, helper=helper)
    hand_over(draft, case, draft.answers)
    if profile_id:
        _keep_contacts(case, form, profile_id, now=now)
    draft.delete()
    if case.doubts:
        announce(FactsDoubted(case.pk))
    _advance_inside(case, today=today, now=now)
    if not case.closed_at:
        tell("request_received", case, now=now)
    return case


def note_view(case: Case, *, clerk: StaffMember, now: datetime) -> None:
    """A clerk sees this case: the citizen reads so."""
    record(_trace(Act.CASE_VIEWED, case), actor=_actor(clerk), at=now)


@transaction.atomic
def take(case_id: UUID, *, revision: int, clerk: StaffMember, now: datetime) -> None:
    """Put a case on one's own desk. Doing it twice, or on a closed case, changes nothing.

    `revision` is that of the case as the clerk saw it. Refuses with ChangedMeanwhile, so that nobody takes what a
    colleague took a moment ago.
    """
    case = Case.objects.visible_to(clerk.team).select_for_update(of=("self",)).get(pk=case_id)
    if case.closed_at or case.handler_id == clerk.pk:
        return
    if case.revision != revision:
        raise ChangedMeanwhile
    _change(case, handler=clerk, status=Status.IN_PROGRESS)
    case.events.create(at=now, what=Event.What.TAKEN, by=clerk.name)
    record(_trace(Act.CASE_TAKEN, case), actor=_actor(clerk), at=now)


@transaction.atomic
def decide(
    case_id: UUID,
    *,
    grant: bool,
    explanation: str,
    revision: int,
    clerk: StaffMember,
    today: date,
    now: datetime,
    looked_up: bool = False,
) -> Case:
    """Grant or refuse what was asked. `revision` is that of the case as the clerk saw it.

    `looked_up`: the clerk checked what no register confirmed. Refuses with AlreadyDecided, ChangedMeanwhile,
    ReasonMissing, ReasonTooLong, NotVerified, NotEntitled.
    """
    case: Case = Case.objects.visible_to(clerk.team).select_for_update(of=("self",)).get(pk=case_id)
    if case.closed_at or Decision.objects.filter(case=case).exists():
        raise AlreadyDecided
    if case.revision != revision:
        raise ChangedMeanwhile
    if not grant and not explanation.strip():
        raise ReasonMissing
    if len(explanation) > rules.LONGEST_REASON:
        raise ReasonTooLong
    if grant and unknown.has_unverified(case.facts) and not looked_up:
        raise NotVerified
    if grant and unknown.has_unverified(case.facts):
        case.events.create(at=now, what=Event.What.FACTS_LOOKED_UP, by=clerk.name)
    Decision.objects.create(case=case, is_granted=grant, explanation=explanation.strip(), by=clerk, at=now)
    what = Event.What.GRANTED if grant else Event.What.REFUSED
    case.events.create(at=now, what=what, by=clerk.name)
    record(_trace(Act.CASE_DECIDED, case), actor=_actor(clerk), at=now)
    _change(case, handler=clerk, status=Status.IN_PROGRESS)
    if grant:
        _advance_inside(case, today=today, now=now)
    else:
        _change(case, status=Status.REFUSED, closed_at=now)
        tell("request_refused", case, explanation=explanation.strip(), now=now)
    return case


def advance(case_id: UUID, *, today: date, now: datetime) -> None:
    """Move a case on through steps that need an outside system, until it needs a person.

    Safe to repeat: the register does the same thing once, and a step that was passed is not passed again.
    Raises SourceUnavailable, after which nothing has changed.
    """
    case = Case.objects.select_related("version").get(pk=case_id)
    step = rules.step_at(case.definition, case.step)
    if case.closed_at or step is None or step.act not in steps.OUTSIDE:
        return
    try:
        steps.OUTSIDE[step.act](case, steps.instructions(step), now=now)
        what = Event.What.REGISTER_TOLD
    except (EventRefused, PersonUnknown):
        what = Event.What.REGISTER_REFUSED
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case_id)
        if locked.step != case.step or locked.closed_at:
            return
        locked.events.create(at=now, what=what)
        if what is Event.What.REGISTER_REFUSED:
            _close(locked, Status.REFUSED, now=now)
            return
        _change(locked, step=locked.step + 1)
        _advance_inside(locked, today=today, now=now)


@transaction.atomic
def verify_facts(profile_id: UUID, *, now: datetime) -> None:
    """Compare what this person typed for a silent register with what it says by now. Safe to repeat.

    What the register says takes the place; what was typed differently stays beside it, for whoever decides.
    """
    facts = prefill.facts_of(profile_id)
    for case in Case.objects.filter(profile=profile_id, closed_at=None).select_for_update():
        if not unknown.has_unverified(case.facts):
            continue
        checked, differing = unknown.verified(case.facts, facts)
        if checked != case.facts:
            _change(case, facts=checked, doubts=case.doubts | prefill.in_words(differing))
            case.events.create(at=now, what=Event.What.FACTS_VERIFIED)


def report_doubts(case_id: UUID, *, now: datetime) -> None:
    """Pass on to the register what the citizen says is wrong in it. Safe to repeat. Raises SourceUnavailable."""
    case = Case.objects.get(pk=case_id)
    if case.profile_id is None or case.events.filter(what=Event.What.DOUBT_REPORTED).exists():
        return
    registers.report_doubts(case.profile_id, case.doubts, case_number=case.number, now=now)
    case.events.create(at=now, what=Event.What.DOUBT_REPORTED)


def _keep_contacts(case: Case, form: Form, profile_id: UUID, *, now: datetime) -> None:
    """How to reach somebody is asked once: the answer enters the profile."""
    said = rules.own_data(form, case.answers)
    for kind in ContactPoint.Kind:
        if value := said.get(f"contact.{kind.value}"):
            give_contact(profile_id, kind=kind, value=value, actor=Actor("citizen", profile_id), now=now)


def _open_case(
    draft: Draft,
    facts: Facts,
    *,
    asked: int,
    language: str,
    today: date,
    now: datetime,
    helper: StaffMember | None,
) -> Case:
    definition = draft.version.definition
    reviews = rules.reviews(definition)
    case = Case.objects.create(
        number=new_number(rules.NUMBER_LENGTH),
        submission_key=draft.pk,
        channel="assisted" if helper else "online",
        profile_id=draft.profile_id,
        version=draft.version,
        language=language,
        team=reviews[0].team if reviews else "",
        answers=draft.answers,
        facts=prefill.frozen(definition.online_form.bound_facts, facts)
        | unknown.typed(unknown.with_unknown(definition, facts), draft.answers, now=now),
        fields_shown=sum(name in facts for name in prefill.names_shown(definition.online_form, facts)),
        fields_asked=asked,
        doubts={name: said for name, said in draft.doubts.items() if name in facts},
        submitted_at=now,
        due_on=rules.due_on(today, definition),
    )
    case.events.create(at=now, what=Event.What.SUBMITTED, by=helper.name if helper else "")
    act = Act.SUBMITTED_FOR if helper else Act.REQUEST_SUBMITTED
    record(_trace(act, case), actor=_actor(helper) if helper else Actor("citizen", draft.profile_id), at=now)
    return case


def _advance_inside(case: Case, *, today: date, now: datetime) -> None:
    """Pass every step that needs neither a person nor an outside system."""
    while step := rules.step_at(case.definition, case.step):
        if step.act in steps.OUTSIDE:
            announce(CaseWaitsForRegister(case.pk))
            return
        if not steps.INSIDE[step.act](case, steps.instructions(step), today=today, now=now):
            return
        _change(case, step=case.step + 1)
    _close(case, Status.DONE, now=now)


def _close(case: Case, status: Status, *, now: datetime) -> None:
    _change(case, status=status, closed_at=now)
    if status is Status.DONE:
        tell("request_granted", case, explanation=case.definition.granted or "", now=now)
    else:
        tell("register_refused", case, now=now)


def _change(case: Case, **values: object) -> None:
    """Write these values of a locked case, and let whoever opened it before know by its revision."""
    Case.objects.filter(pk=case.pk).update(revision=F("revision") + 1, **values)
    for name, value in (values | {"revision": case.revision + 1}).items():
        setattr(case, name, value)


def _trace(act: Act, case: Case) -> Trace:
    return Trace(act, case.profile_id, purpose=case.version.service_id, about=case.number)


def _actor(clerk: StaffMember) -> Actor:
    return Actor("staff", clerk.pk, clerk.name)
