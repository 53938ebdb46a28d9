"""The end of a form: everything once more, the button that submits, and the confirmation."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from eloket.cases import actions
from eloket.cases.errors import AnswersChanged, NotAnswered
from eloket.cases.journeys import Journey
from eloket.cases.letters import grouped
from eloket.cases.models import Case, Event
from eloket.core import clock
from eloket.core.keys import tidied
from eloket.documents.errors import NotEntitled
from eloket.documents.models import Document
from eloket.eforms.rules import first_open_page
from eloket.eforms.screens import answered
from eloket.portal.apply import visits
from eloket.portal.apply.entry import Applicant, applicant
from eloket.portal.apply.journeys import journey_of, keep, old_enough
from eloket.portal.request_pdf import request_pdf


@applicant
@old_enough
def check(request: Applicant) -> HttpResponse:
    """Everything once more, and the button that submits. The draft's key makes it count once."""
    if request.method == "POST":
        return _submit(request)
    return _check_page(request, journey_of(request))


def _check_page(request: Applicant, journey: Journey, *, is_changed: bool = False) -> HttpResponse:
    slug = journey.service.slug
    missing = first_open_page(journey.form, journey.draft.answers, journey.known)
    if missing:
        return redirect("apply_page", slug, missing.key)
    pages = journey.pages
    context = journey.context(
        draft=keep(request, journey.draft),
        is_changed=is_changed,
        helped=journey.helped,
        known=journey.rows_known,
        answers=answered(journey.form, journey.draft.answers, journey.known, journey.language),
        last=pages[-1].key if pages else None,
        steps=journey.steps,
    )
    return render(request, "portal/apply/check.html", context, status=409 if is_changed else 200)


def _submit(request: Applicant) -> HttpResponse:
    slug, key = request.service.slug, _key(request.POST.get("draft", ""))
    if key is None or not (request.profile_id or visits.holds(request.session, slug, key)):
        return redirect("apply", slug)
    try:
        case = actions.submit(
            key,
            profile_id=request.profile_id,
            today=clock.today(),
            now=clock.now(),
            seen=request.POST.get("seen"),
            language=get_language() or "nl",
        )
    except AnswersChanged:
        return _check_page(request, journey_of(request), is_changed=True)
    except NotAnswered:
        return redirect("apply_check", slug)
    except NotEntitled:
        return render(request, "portal/apply/not_entitled.html", journey_of(request).context(), status=409)
    except Case.DoesNotExist:
        return redirect("apply", slug)
    if request.profile_id is None:
        visits.note_case(request.session, case)
    return redirect("apply_done", slug, case.number)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@applicant
def done(request: Applicant, number: str) -> HttpResponse:
    case = get_object_or_404(_cases(request), version__service=request.service.slug, number=tidied(number))
    documents = _documents(case)
    context = {
        "case": case,
        "definition": case.definition,
        "slug": request.service.slug,
        "documents": [(document, document.status_on(clock.today())) for document in documents],
        "grouped": grouped,
        "lang": get_language(),
    }
    return render(request, "portal/apply/done.html", context)


@applicant
def pdf(request: Applicant, number: str) -> HttpResponse:
    """What was asked, to keep: also for those who did not sign in, as long as this browser knows the number."""
    case = get_object_or_404(_cases(request), version__service=request.service.slug, number=tidied(number))
    return request_pdf(case)


def _documents(case: Case) -> Iterable[Document]:
    """What was issued on this request; without sign-in there is no vault."""
    if case.profile_id is None:
        return ()
    issued = case.events.filter(what=Event.What.DOCUMENT_ISSUED).values_list("about", flat=True)
    return Document.objects.held_by(case.profile_id).filter(number__in=list(issued))


def _cases(request: Applicant) -> Any:
    """The requests that this visitor may see here: of the citizen, or those this browser sent without sign-in."""
    if request.profile_id:
        return Case.objects.held_by(request.profile_id)
    return Case.objects.filter(profile=None, number__in=visits.cases(request.session)).select_related("version")
