"""The questions of a form: first what the city knows already, then a page for each subject."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from eloket.cases import drafts, uploads
from eloket.cases.models import Draft
from eloket.core import clock
from eloket.eforms.definition import Page
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions.base import Sent
from eloket.eforms.questions.files import File
from eloket.eforms.rules import check_page, first_open_page, neighbours, pages_asked, stale
from eloket.eforms.screens import asked, sentence
from eloket.portal.apply import visits
from eloket.portal.apply.entry import Applicant, applicant
from eloket.portal.apply.journeys import Journey, journey_of, keep, old_enough


@applicant
@old_enough
def start(request: Applicant) -> HttpResponse:
    """What the city knows already: shown, not asked."""
    journey = journey_of(request)
    first = first_open_page(journey.form, journey.draft.answers, journey.known)
    rows = journey.rows_known
    if not rows and not journey.is_silent:
        # There is nothing to show: of somebody who did not sign in, or for a form that needs to know nothing.
        where = ("apply_page", journey.service.slug, first.key) if first else ("apply_check", journey.service.slug)
        return redirect(*where)
    context = journey.context(
        known=rows,
        first=first,
        is_begun=bool(journey.draft.answers),
        is_silent=journey.is_silent,
        is_stuck=journey.is_stuck,
    )
    return render(request, "portal/apply/start.html", context)


@applicant
@old_enough
def page(request: Applicant, key: str) -> HttpResponse:
    journey = journey_of(request)
    current = next((each for each in journey.pages if each.key == key), None)
    if current is None:
        return _not_asked(journey, key)
    if request.method == "POST":
        return _answer(request, journey, current)
    return _question_page(request, journey, current, problems=stale(current, journey.draft.answers, journey.known))


def _not_asked(journey: Journey, key: str) -> HttpResponse:
    """A page of this form that another answer took away leads on; one that it never had is not there."""
    if journey.form.page(key) is None:
        raise Http404
    return redirect("apply_check", journey.service.slug)


def _answer(request: Applicant, journey: Journey, current: Page) -> HttpResponse:
    journey, sent = _sent(request, journey, current)
    try:
        answers = check_page(current, sent, journey.known)
    except Problems as found:
        return _question_page(request, journey, current, sent=sent, problems=found.problems)
    saved = drafts.save_answers(keep(request, journey.draft), answers, now=clock.now())
    if request.profile_id is None:
        visits.note_draft(request.session, saved)
    return redirect(*_next(journey, current, saved))


def _sent(request: Applicant, journey: Journey, current: Page) -> tuple[Journey, Sent]:
    """What came, with its files kept; and the journey, whose draft knows them from now on."""
    questions = [question for question in current.questions if question.type == "files"]
    draft = keep(request, journey.draft) if questions else journey.draft
    files: dict[str, tuple[File, ...]] = {}
    for question in questions:
        drop = request.POST.getlist(f"{question.key}-drop")
        came = visits.files(request, question.key)
        draft, files[question.key] = uploads.receive(draft, question, came, drop=drop, now=clock.now())
    return replace(journey, draft=draft), Sent(visits.fields(request), files)


def _next(journey: Journey, current: Page, saved: Draft) -> tuple[str, ...]:
    """The page after this one; or the check, when everything further on is answered."""
    pages = pages_asked(journey.form, saved.answers, journey.known)
    _before, after = neighbours(pages, current.key)
    is_complete = first_open_page(journey.form, saved.answers, journey.known) is None
    return (
        ("apply_page", journey.service.slug, after)
        if after and not is_complete
        else ("apply_check", journey.service.slug)
    )


def _question_page(
    request: Applicant, journey: Journey, current: Page, *, sent: Sent | None = None, problems: Sequence[Problem] = ()
) -> HttpResponse:
    pages = journey.pages
    context = journey.context(
        page=current,
        questions=asked(current, journey.draft.answers, journey.known, journey.language, sent=sent, problems=problems),
        before=neighbours(pages, current.key)[0],
        step=journey.begins_at + [each.key for each in pages].index(current.key),
        steps=journey.steps,
        problems=[{"field": problem.field, "text": sentence(problem, journey.language)} for problem in problems],
        is_signed_in=request.profile_id is not None,
        sends_files=any(question.type == "files" for question in current.questions),
    )
    return render(request, "portal/apply/page.html", context, status=422 if sent and problems else 200)
