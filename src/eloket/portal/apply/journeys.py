"""Somebody on the way through a form in this browser, with the draft that is theirs."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.cases import drafts, journeys
from eloket.cases.errors import TooYoung
from eloket.cases.journeys import Journey
from eloket.cases.models import Draft
from eloket.core import clock
from eloket.portal.apply import visits
from eloket.portal.apply.entry import Applicant

View = Callable[..., HttpResponse]


def old_enough(view: View) -> View:
    """Whoever is too young for a service reads so, wherever in the form they come in."""

    @wraps(view)
    def guarded(request: Applicant, **more: str) -> HttpResponse:
        try:
            return view(request, **more)
        except TooYoung:
            context = {"definition": request.definition, "lang": get_language()}
            return render(request, "portal/apply/too_young.html", context, status=403)

    return guarded


def journey_of(request: Applicant) -> Journey:
    """Looking at a form leaves nothing behind: a draft is kept from the first answer on. Raises TooYoung."""
    service, mine = request.service, request.profile_id
    key = None if mine else visits.draft_key(request.session, service.slug)
    draft = drafts.at_hand(service, profile_id=mine, key=key, now=clock.now())
    return journeys.of_draft(draft, service, language=get_language() or "nl", today=clock.today())


def keep(request: Applicant, draft: Draft) -> Draft:
    """The draft as it is kept from now on; who did not sign in finds it again by its key."""
    kept = drafts.begin(draft)
    if request.profile_id is None:
        visits.note_draft(request.session, kept)
    return kept
