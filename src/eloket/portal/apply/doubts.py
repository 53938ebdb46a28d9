"""A fact that is shown and wrong: the citizen says what, and whoever keeps the register hears it with the request."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from eloket.cases import drafts
from eloket.core import clock
from eloket.portal.apply import visits
from eloket.portal.apply.entry import Applicant, applicant
from eloket.portal.apply.journeys import journey_of, keep, old_enough

LONGEST = 1000


@applicant
@old_enough
def doubt(request: Applicant, fact: str) -> HttpResponse:
    journey = journey_of(request)
    row = next((row for row in journey.rows_known if row.name == fact and row.lines and not row.is_own), None)
    if row is None:
        raise Http404
    typed = visits.typed(request.session, request.path, whose=request.profile_id) or {}
    said = request.POST.get("said", "".join(typed.get("said", [row.doubt]))).replace("\0", "").strip()
    problem = _("Maak dit korter: gebruik hoogstens %(longest)s tekens.") % {"longest": LONGEST}
    if request.method == "POST" and len(said) <= LONGEST:
        visits.forget_typed(request.session, request.path)
        drafts.note_doubt(keep(request, journey.draft), fact, said, now=clock.now())
        return redirect("apply", journey.service.slug)
    problems = [{"field": "said", "text": problem}] if len(said) > LONGEST else []
    context = journey.context(row=row, said=said, problems=problems)
    return render(request, "portal/apply/doubt.html", context, status=422 if problems else 200)
