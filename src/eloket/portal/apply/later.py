"""Stopping for today: where the answers are, until when, and for whoever did not sign in a code to go on with."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from eloket.cases import resuming
from eloket.cases.codes import code
from eloket.cases.journeys import Journey
from eloket.cases.rules import own_data
from eloket.core import clock
from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem
from eloket.eforms.questions.base import Known, Sent
from eloket.eforms.questions.contacts import Email
from eloket.identity import guessing
from eloket.portal.apply.entry import Applicant, applicant
from eloket.portal.apply.journeys import journey_of, old_enough

ADDRESS = Question.model_validate({"key": "email", "type": "email", "label": {"nl": "E-mailadres", "en": "E-mail"}})


@applicant
@old_enough
def later(request: Applicant) -> HttpResponse:
    journey = journey_of(request)
    if journey.draft.is_new:
        return redirect("apply", journey.service.slug)
    if request.method != "POST" or request.profile_id:
        return _page(request, journey)
    if "send" in request.POST:
        return _send(request, journey)
    resuming.give_code(journey.draft)
    return redirect("apply_later", journey.service.slug)


def _send(request: Applicant, journey: Journey) -> HttpResponse:
    try:
        address = Email().answer(ADDRESS, Sent({"email": request.POST.getlist("email")}), Known.nothing())
    except Problem as problem:
        return _page(request, journey, error=_(problem.text), status=422)
    # Nobody needs it often, and nobody should be able to fill the mailbox of another.
    if not guessing.may_guess(request.session, "mail", now=clock.now()):
        return _page(request, journey, error=_("Wij stuurden de code al. Wacht een kwartier."), status=429)
    guessing.note_wrong(request.session, "mail", now=clock.now())
    resuming.mail_code(journey.draft, address or "", language=journey.language, now=clock.now())
    return _page(request, journey, is_sent=True)


def _page(
    request: Applicant, journey: Journey, *, error: str = "", is_sent: bool = False, status: int = 200
) -> HttpResponse:
    draft = journey.draft
    context = journey.context(
        draft=draft,
        is_signed_in=request.profile_id is not None,
        code=code("resume", draft.pk) if draft.code_hash else "",
        address=settings.BASE_URL.partition("//")[2] + reverse("resume"),
        email=request.POST.get("email") or own_data(journey.form, draft.answers).get("contact.email", ""),
        error=error,
        problems=[{"field": "email", "text": error}] if error else [],
        is_sent=is_sent,
    )
    response = render(request, "portal/apply/later.html", context, status=status)
    # On a shared computer the next person must not find the code with the back button.
    response["Cache-Control"] = "no-store, private"
    return response
