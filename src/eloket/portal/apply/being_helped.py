"""Asking for help inside a form: a code that lets a clerk into this draft, for a day, until it is stopped."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from markupsafe import Markup

from eloket.cases import helping
from eloket.cases.codes import code
from eloket.cases.models import Help
from eloket.core import clock
from eloket.documents import qr
from eloket.portal.apply.entry import Applicant, applicant
from eloket.portal.apply.journeys import journey_of, keep, old_enough


@applicant
@old_enough
def help_code(request: Applicant) -> HttpResponse:
    journey = journey_of(request)
    if request.method == "POST":
        if "stop" in request.POST:
            helping.stop(journey.draft, now=clock.now())
        else:
            helping.ask(keep(request, journey.draft), now=clock.now())
        return redirect("apply_help", journey.service.slug)
    running = Help.objects.running(clock.now()).filter(draft=journey.draft).select_related("clerk").first()
    given = code("help", running.pk) if running else ""
    address = settings.BASE_URL + reverse("help_scanned", args=[given or "-"])
    context = journey.context(
        running=running, code=given, qr=Markup(qr.svg(address)) if running else "", helped=journey.helped
    )
    response = render(request, "portal/apply/help.html", context)
    response["Cache-Control"] = "no-store, private"
    return response
