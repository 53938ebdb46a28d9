"""A request from the last click to the last letter: what happens, what is refused, and what happens only once."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from conftest import MARIA, signed_in
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from eloket.audit.models import Act, Entry
from eloket.cases import actions, jobs, steps
from eloket.cases.errors import (
    AlreadyDecided,
    AnswersChanged,
    ChangedMeanwhile,
    NotAnswered,
    ReasonMissing,
    ReasonTooLong,
    TooYoung,
)
from eloket.cases.letters import grouped
from eloket.cases.models import Case, Decision, Draft, Event
from eloket.cases.tests.builders import ISSUE, REVIEW, drafted, move, published, submitted
from eloket.cases.tests.conftest import Switchable
from eloket.catalogue.definition import Issue, Output, Step
from eloket.core import clock
from eloket.core.texts import Text
from eloket.correspondence.models import Message
from eloket.documents.errors import NotEntitled
from eloket.documents.kinds import DECISION
from eloket.documents.models import Document
from eloket.documents.text import text_of
from eloket.identity.models import StaffMember
from eloket.profiles.models import FactSheet, Profile
from eloket.registries.errors import SourceUnavailable
from eloket.registries.models import EmbeddedMutation

pytestmark = pytest.mark.django_db
Work = Callable[[], int]
Together = Callable[..., list[Any]]


def submit(draft: Draft, profile: Profile) -> Case:
    return actions.submit(draft.pk, profile_id=profile.pk, today=clock.today(), now=clock.now())


def decide(case: Case, clerk: StaffMember, *, grant: bool = True, explanation: str = "") -> Case:
    return actions.decide(
        case.pk,
        grant=grant,
        explanation=explanation,
        revision=case.revision,
        clerk=clerk,
        today=clock.today(),
        now=clock.now(),
    )


def advance(case: Case) -> Case:
    actions.advance(case.pk, today=clock.today(), now=clock.now())
    return Case.objects.get(pk=case.pk)


def events(case: Case) -> list[str]:
    return list(case.events.order_by("at", "pk").values_list("what", flat=True))


def letters(profile: Profile) -> list[str]:
    told = Message.objects.filter(profile=profile, template__startswith="re")
    return list(told.order_by("written_at", "pk").values_list("template", flat=True))


# Submit


def test_a_request_becomes_a_case_with_a_number_a_term_a_letter_and_a_trace(fatima: Profile) -> None:
    case = submitted(fatima)
    assert (case.status, case.team, len(case.number)) == ("received", "burgerzaken", 10)
    assert case.due_on == clock.today() + timedelta(days=8)
    assert case.facts["address.current"]["source"] == "Rijksregister"
    assert (events(case), letters(fatima)) == (["submitted"], ["request_received"])
    assert Entry.objects.filter(act=Act.REQUEST_SUBMITTED, profile_key=fatima.pk, about=case.number).count() == 1
    assert not Draft.objects.exists()


def test_a_case_keeps_how_much_was_shown_instead_of_asked(fatima: Profile) -> None:
    case = submitted(fatima)
    # Name and address are shown; the day, the new address and who moves along are asked.
    assert (case.fields_shown, case.fields_asked) == (2, 3)


def test_what_needs_nobody_is_granted_at_once(fatima: Profile) -> None:
    case = submitted(fatima, "gezinssamenstelling")
    assert (case.status, events(case)) == ("done", ["submitted", "document_issued"])
    assert Document.objects.get(number=case.events.get(what="document_issued").about).kind_code == "DOC-11"
    assert letters(fatima) == ["request_granted"]


def test_submitting_again_is_the_same_case(fatima: Profile) -> None:
    draft = drafted(fatima, "verhuizing", move(fatima))
    assert submit(draft, fatima) == submit(draft, fatima)
    assert (Case.objects.count(), letters(fatima)) == (1, ["request_received"])


def test_a_second_request_for_the_same_service_is_a_second_case(fatima: Profile) -> None:
    assert submitted(fatima) != submitted(fatima)


def test_an_open_question_refuses_and_keeps_the_draft(fatima: Profile) -> None:
    draft = drafted(fatima, "verhuizing", {"moves_on": clock.today().isoformat()})
    with pytest.raises(NotAnswered):
        submit(draft, fatima)
    assert Draft.objects.get().answers == draft.answers and not Case.objects.exists()


def test_a_stranger_cannot_submit_or_find_it(fatima: Profile, opened: Callable[[Any], Profile]) -> None:
    maria, draft = opened(MARIA), drafted(fatima, "verhuizing", move(fatima))
    with pytest.raises(Case.DoesNotExist):
        submit(draft, maria)
    assert Draft.objects.filter(pk=draft.pk).exists()
    submit(draft, fatima)
    with pytest.raises(Case.DoesNotExist):
        submit(draft, maria)


def test_a_document_nobody_is_entitled_to_leaves_draft_and_vault_as_they_were(fatima: Profile) -> None:
    sheet = FactSheet.objects.get(profile=fatima, is_current=True)
    FactSheet.objects.filter(pk=sheet.pk).update(
        facts={name: value for name, value in sheet.facts.items() if name != "household.members"}
    )
    draft, before = drafted(fatima, "gezinssamenstelling", {}), Document.objects.count()
    with pytest.raises(NotEntitled):
        submit(draft, fatima)
    assert Draft.objects.filter(pk=draft.pk).exists() and not Case.objects.exists()
    assert Document.objects.count() == before and letters(fatima) == []


@pytest.mark.parametrize("slug", ["verhuizing", "gezinssamenstelling"])
def test_ten_clicks_in_the_same_moment_are_one_case_and_one_letter(
    together: Together, fatima: Profile, slug: str
) -> None:
    draft = drafted(fatima, slug, move(fatima) if slug == "verhuizing" else {})
    before = Document.objects.count()
    numbers = {case.number for case in together(*[partial(submit, draft, fatima)] * 10)}
    assert numbers == {Case.objects.get().number} and len(letters(fatima)) == 1
    # Made this morning and still right: who asks for it gets that one.
    assert Document.objects.count() == before


# Take


def test_taking_a_case_puts_it_on_ones_desk_and_shows_the_citizen_who(fatima: Profile, clerk: StaffMember) -> None:
    case = submitted(fatima)
    actions.take(case.pk, revision=case.revision, clerk=clerk, now=clock.now())
    taken = Case.objects.get()
    assert (taken.handler, taken.status, taken.revision) == (clerk, "in_progress", case.revision + 1)
    assert Entry.objects.get(act=Act.CASE_TAKEN).actor_name == "An Willems"


def test_taking_it_twice_changes_nothing(fatima: Profile, clerk: StaffMember) -> None:
    case = submitted(fatima)
    for _time in range(2):
        actions.take(case.pk, revision=case.revision, clerk=clerk, now=clock.now())
    assert (events(case), Case.objects.get().revision) == (["submitted", "taken"], case.revision + 1)


def test_a_clerk_of_another_team_finds_no_case_to_take_or_decide(fatima: Profile, wegen: StaffMember) -> None:
    case = submitted(fatima)
    with pytest.raises(Case.DoesNotExist):
        actions.take(case.pk, revision=case.revision, clerk=wegen, now=clock.now())
    with pytest.raises(Case.DoesNotExist):
        decide(case, wegen)
    assert events(case) == ["submitted"] and not Decision.objects.exists()


def test_what_a_colleague_took_a_moment_ago_is_not_taken_unseen(
    fatima: Profile, clerk: StaffMember, bram: StaffMember
) -> None:
    seen = submitted(fatima)
    actions.take(seen.pk, revision=seen.revision, clerk=bram, now=clock.now())
    with pytest.raises(ChangedMeanwhile):
        actions.take(seen.pk, revision=seen.revision, clerk=clerk, now=clock.now())
    assert Case.objects.get().handler == bram


def test_answers_that_another_tab_changed_are_not_submitted_unseen(fatima: Profile) -> None:
    draft = drafted(fatima, "verhuizing", move(fatima))
    with pytest.raises(AnswersChanged):
        actions.submit(draft.pk, profile_id=fatima.pk, today=clock.today(), now=clock.now(), seen="2026-01-01")
    seen = Draft.objects.get().saved_at.isoformat()
    assert actions.submit(draft.pk, profile_id=fatima.pk, today=clock.today(), now=clock.now(), seen=seen)


@pytest.mark.parametrize(("born", "is_taken"), [("2008-10", True), ("2020", False), ("1985-07-30", True)])
def test_whoever_is_too_young_for_a_service_cannot_submit_it(fatima: Profile, born: str, is_taken: bool) -> None:
    draft = drafted(fatima, "verhuizing", move(fatima))
    sheet = FactSheet.objects.get(profile=fatima, is_current=True)
    FactSheet.objects.filter(pk=sheet.pk).update(facts=sheet.facts | {"person.birth_date": born})
    with nullcontext() if is_taken else pytest.raises(TooYoung):
        actions.submit(draft.pk, profile_id=fatima.pk, today=date(2026, 11, 30), now=clock.now())
    assert Case.objects.exists() is is_taken


def test_a_reason_nobody_would_read_is_refused(fatima: Profile, clerk: StaffMember) -> None:
    with pytest.raises(ReasonTooLong):
        decide(submitted(fatima), clerk, grant=False, explanation="a" * 2001)


def test_a_closed_case_stays_where_it_is(fatima: Profile, clerk: StaffMember, bram: StaffMember) -> None:
    case = decide(submitted(fatima), clerk, grant=False, explanation="U woont er niet.")
    actions.take(case.pk, revision=case.revision, clerk=bram, now=clock.now())
    assert (Case.objects.get().handler, Case.objects.get().status) == (clerk, "refused")


# Decide


def test_a_granted_move_reaches_the_register_and_then_the_vault(
    fatima: Profile, clerk: StaffMember, work: Work, register: type[Switchable]
) -> None:
    case = decide(submitted(fatima), clerk)
    assert case.closed_at is None
    work()
    assert Case.objects.get().status == "done"
    assert events(case) == ["submitted", "granted", "register_told"]
    assert letters(fatima) == ["request_received", "request_granted"]
    assert EmbeddedMutation.objects.get().kind == "moved"
    home = FactSheet.objects.facts_of(fatima.pk)["address.current"].value
    assert (home["street"], home["number"]) == ("Meir", "1")


def test_a_refusal_reaches_the_citizen_with_its_reason_and_the_register_not_at_all(
    fatima: Profile, clerk: StaffMember, work: Work
) -> None:
    case = decide(submitted(fatima), clerk, grant=False, explanation="  U woont er niet. ")
    work()
    assert (case.status, events(case)) == ("refused", ["submitted", "refused"])
    assert Decision.objects.get().explanation == "U woont er niet."
    assert "U woont er niet." in Message.objects.get(template="request_refused").body
    assert not EmbeddedMutation.objects.exists()


@pytest.mark.parametrize("explanation", ["", "  \n "])
def test_a_refusal_without_a_reason_is_refused(fatima: Profile, clerk: StaffMember, explanation: str) -> None:
    case = submitted(fatima)
    with pytest.raises(ReasonMissing):
        decide(case, clerk, grant=False, explanation=explanation)
    assert events(case) == ["submitted"]


def test_who_looked_before_somebody_else_changed_it_has_to_look_again(
    fatima: Profile, clerk: StaffMember, bram: StaffMember
) -> None:
    seen = submitted(fatima)
    actions.take(seen.pk, revision=seen.revision, clerk=bram, now=clock.now())
    with pytest.raises(ChangedMeanwhile):
        decide(seen, clerk)
    assert decide(Case.objects.get(), clerk).handler == clerk


@pytest.mark.parametrize("grant", [True, False])
def test_what_was_decided_is_not_decided_again(fatima: Profile, clerk: StaffMember, grant: bool) -> None:
    case = decide(submitted(fatima), clerk, grant=grant, explanation="Daarom.")
    with pytest.raises(AlreadyDecided):
        decide(Case.objects.get(), clerk, grant=not grant, explanation="Toch niet.")
    assert Decision.objects.get().is_granted is grant and events(case).count("submitted") == 1


def test_a_decision_that_cannot_be_carried_out_is_not_taken(fatima: Profile, clerk: StaffMember) -> None:
    published("attest", REVIEW, ISSUE)
    case = submitted(fatima, "attest")
    FactSheet.objects.filter(profile=fatima).update(facts={})
    with pytest.raises(NotEntitled):
        decide(case, clerk)
    assert events(case) == ["submitted"] and not Decision.objects.exists()


def test_a_granted_certificate_is_issued_with_the_decision(fatima: Profile, clerk: StaffMember) -> None:
    published("attest", REVIEW, ISSUE)
    case = decide(submitted(fatima, "attest"), clerk)
    assert (case.status, events(case)) == ("done", ["submitted", "granted", "document_issued"])


def test_of_two_clerks_who_decide_in_the_same_moment_one_decides(
    together: Together, fatima: Profile, clerk: StaffMember, bram: StaffMember
) -> None:
    case = submitted(fatima)
    grants, refuses = partial(decide, case, clerk), partial(decide, case, bram, grant=False, explanation="Daarom.")
    said = together(*[grants, refuses] * 4)
    assert sorted(type(outcome).__name__ for outcome in said) == ["AlreadyDecided"] * 7 + ["Case"]
    assert len(events(case)) == 2 and Decision.objects.count() == 1


# Advance


def test_a_register_that_is_down_changes_nothing_and_is_asked_again(
    fatima: Profile, clerk: StaffMember, register: type[Switchable]
) -> None:
    case = decide(submitted(fatima), clerk)
    register.is_down = True
    with pytest.raises(SourceUnavailable) as refused:
        jobs.advance.func(case_id=str(case.pk))
    waiting = Case.objects.get()
    assert (waiting.step, waiting.revision, events(case)) == (1, case.revision, ["submitted", "granted"])
    queued = ProcrastinateJob.objects.get(task_name="cases.advance")
    assert queued.args == {"case_id": str(case.pk)}
    job = Job(id=1, queue="", lock=None, queueing_lock=None, task_name="cases.advance", attempts=1)
    assert jobs.advance.get_retry_exception(refused.value, job)
    assert jobs.advance.get_retry_exception(ValueError(), job) is None
    register.is_down = False
    jobs.advance.func(case_id=str(case.pk))
    assert Case.objects.get().status == "done"


def test_advancing_twice_tells_the_register_and_the_citizen_once(fatima: Profile, clerk: StaffMember) -> None:
    case = decide(submitted(fatima), clerk)
    done = advance(case)
    assert advance(case).revision == done.revision
    assert events(case).count("register_told") == EmbeddedMutation.objects.count() == 1
    assert letters(fatima).count("request_granted") == 1


def test_a_worker_that_was_killed_after_the_register_answered_is_made_up_for(
    fatima: Profile, clerk: StaffMember
) -> None:
    case = decide(submitted(fatima), clerk)
    step = case.definition.procedure[1]
    steps.OUTSIDE["update"](case, steps.instructions(step), now=clock.now())
    assert advance(case).status == "done"
    assert events(case).count("register_told") == EmbeddedMutation.objects.count() == 1


def test_a_case_that_waits_for_a_person_is_not_moved_by_a_job(fatima: Profile) -> None:
    case = submitted(fatima)
    assert advance(case).step == 0 and events(case) == ["submitted"]


def test_what_the_register_does_not_accept_ends_the_case_with_a_letter(fatima: Profile, clerk: StaffMember) -> None:
    here = {**FactSheet.objects.facts_of(fatima.pk)["address.current"].value}
    home = {part: here.get(part, "") for part in ("street", "number", "box", "postcode", "municipality")}
    case = advance(decide(submitted(fatima, new_address=home), clerk))
    assert (case.status, events(case)[-1]) == ("refused", "register_refused")
    assert letters(fatima) == ["request_received", "register_refused"]
    assert advance(case).revision == case.revision


def test_people_the_register_does_not_know_are_refused_and_not_tried_for_ever(
    fatima: Profile, clerk: StaffMember
) -> None:
    case = submitted(fatima)
    Case.objects.filter(pk=case.pk).update(answers=case.answers | {"movers": ["85073003328"]})
    assert advance(decide(case, clerk)).status == "refused"


def test_four_workers_with_the_same_case_pass_its_step_once(
    together: Together, fatima: Profile, clerk: StaffMember
) -> None:
    case = decide(submitted(fatima), clerk)
    together(*[partial(advance, case)] * 4)
    assert events(case).count("register_told") == EmbeddedMutation.objects.count() == 1
    assert letters(fatima).count("request_granted") == 1


def test_an_event_of_a_case_is_never_changed_by_a_later_one(fatima: Profile, clerk: StaffMember) -> None:
    case = submitted(fatima)
    before = Event.objects.get().at
    advance(decide(case, clerk))
    assert case.events.get(what="submitted").at == before


def test_the_citizen_reads_who_decided(fatima: Profile, clerk: StaffMember) -> None:
    decide(submitted(fatima), clerk)
    log = signed_in("citizen", fatima.pk, "Fatima").get("/mijn/inzage/").content.decode()
    assert "An Willems" in log


def test_a_granted_request_gives_the_document_that_the_service_promises(fatima: Profile, clerk: StaffMember) -> None:
    title, states = Text(nl="Toelating", en="Permission"), Text(nl="De stad laat het toe.", en="Allowed.")
    published("toelating", REVIEW, Step(issue=Issue()), output=Output(title=title, states=states, valid_days=30))
    case = submitted(fatima, "toelating")
    assert not Document.objects.filter(kind_code=DECISION).exists()
    decide(case, clerk, grant=True)
    document = Document.objects.get(kind_code=DECISION)
    text = text_of(document)
    assert (text.title, text.intro) == ("Toelating", ("De stad laat het toe.",))
    shown = dict(row for section in text.sections for row in section.rows)
    assert shown["Naam"] == "Fatima El Amrani" and shown["Zaak"] == grouped(case.number)
    assert case.events.get(what=Event.What.DOCUMENT_ISSUED).about == document.number
