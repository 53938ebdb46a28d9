"""The questions of a form: first what the city knows already, then a page for each subject."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from eloket.cases import drafts
from eloket.cases.errors import AnswersChanged
from eloket.cases.journeys import Journey, seen
from eloket.cases.posting import again, fields, has_files, received
from eloket.core import clock
from eloket.eforms.definition import Page
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions.base import Sent
from eloket.eforms.rules import check_page, pressed, stale
from eloket.portal.apply import visits
from eloket.portal.apply.entry import Applicant, applicant
from eloket.portal.apply.journeys import journey_of, keep, old_enough


@applicant
@old_enough
def start(request: Applicant) -> HttpResponse:
    """What the city knows already: shown, not asked. And a newer form, when there is one."""
    journey = journey_of(request)
    newer = drafts.newer_version(journey.draft)
    if request.method == "POST" and newer:
        drafts.renew(journey.draft, today=clock.today(), now=clock.now())
        return redirect("apply", journey.service.slug)
    first, rows = journey.first_open, journey.rows_known
    if not (rows or journey.is_silent or newer):
        # There is nothing to show: of somebody who did not sign in, or for a form that needs to know nothing.
        where = ("apply_page", journey.service.slug, first.key) if first else ("apply_check", journey.service.slug)
        return redirect(*where)
    carried = drafts.carried_over(journey.draft, newer, today=clock.today()) if newer else None
    context = journey.context(
        known=rows,
        first=first,
        draft=journey.draft,
        helped=journey.helped,
        is_begun=bool(journey.draft.answers),
        is_silent=journey.is_silent,
        is_stuck=journey.is_stuck,
        dropped=[question.label[journey.language] for question in carried.dropped] if carried else None,
    )
    return render(request, "portal/apply/start.html", context)


@applicant
@old_enough
def page(request: Applicant, key: str) -> HttpResponse:
    journey = journey_of(request)
    current = journey.page(key)
    if current is None:
        return _not_asked(request, journey, key)
    if request.method == "POST":
        return _answer(request, journey, current)
    if typed := visits.typed(request.session, request.path, whose=request.profile_id):
        sent = again(journey.draft, current, typed)
        return _question_page(request, journey, current, sent=sent, is_typed=True)
    return _question_page(request, journey, current, problems=stale(current, journey.draft.answers, journey.known))


def _not_asked(request: Applicant, journey: Journey, key: str) -> HttpResponse:
    """A page of this form that another answer took away leads on; one that it never had is not there."""
    gone = journey.form.page(key)
    if gone is None:
        raise Http404
    if request.method == "POST" and not journey.draft.is_new:
        # It was open in another tab. What was typed is there again if the question comes back.
        answers = journey.so_far(gone, Sent(fields(request.POST)))
        drafts.save_answers(journey.draft, answers, now=clock.now())
    return redirect("apply_check", journey.service.slug)


def _answer(request: Applicant, journey: Journey, current: Page) -> HttpResponse:
    before, is_later = seen(current, request.POST.get("seen")), "later" in request.POST
    visits.forget_typed(request.session, request.path)
    journey, sent = _received(request, journey, current)
    if changed := pressed(current, sent):
        return _question_page(request, journey, current, sent=changed)
    try:
        answers = journey.so_far(current, sent) if is_later else check_page(current, sent, journey.known)
        saved = drafts.save_answers(keep(request, journey.draft), answers, now=clock.now(), seen=before)
    except Problems as found:
        return _question_page(request, journey, current, sent=sent, problems=found.problems)
    except AnswersChanged:
        return _changed(request, current, sent)
    if request.profile_id is None:
        visits.note_draft(request.session, saved)
    slug = journey.service.slug
    if is_later:
        return redirect("apply_later", slug)
    after = journey.after(current, saved)
    return redirect("apply_page", slug, after) if after else redirect("apply_check", slug)


def _changed(request: Applicant, current: Page, sent: Sent) -> HttpResponse:
    """Whoever helps answered this page meanwhile: both are shown, and nothing typed is lost."""
    journey = journey_of(request)
    if journey.page(current.key) is None:
        return _not_asked(request, journey, current.key)
    return _question_page(request, journey, current, sent=sent, is_changed=True)


def _received(request: Applicant, journey: Journey, current: Page) -> tuple[Journey, Sent]:
    draft = keep(request, journey.draft) if has_files(current) else journey.draft
    draft, sent = received(draft, current, request.POST, request.FILES, now=clock.now())
    return replace(journey, draft=draft), sent


def _question_page(
    request: Applicant,
    journey: Journey,
    current: Page,
    *,
    sent: Sent | None = None,
    problems: Sequence[Problem] = (),
    is_changed: bool = False,
    is_typed: bool = False,
) -> HttpResponse:
    context = journey.page_context(current, sent=sent, problems=problems) | {
        "draft": journey.draft,
        "is_signed_in": request.profile_id is not None,
        "is_changed": is_changed,
        "is_typed": is_typed,
        "standing": journey.standing(current) if is_changed else (),
    }
    status = 409 if is_changed else 422 if sent and problems else 200
    return render(request, "portal/apply/page.html", context, status=status)
