from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from eloket.cases.letters import grouped
from eloket.cases.models import Case, Draft
from eloket.cases.prefill import known, names_shown, rows, thawed
from eloket.cases.timeline import timeline
from eloket.cases.uploads.storing import opened
from eloket.core import clock
from eloket.core.keys import tidied
from eloket.design.attachment import attachment
from eloket.eforms.screens import answered
from eloket.identity.entry import CitizenRequest, citizen_required
from eloket.portal.request_pdf import request_pdf


@citizen_required
def requests(request: CitizenRequest) -> HttpResponse:
    context = {
        "cases": Case.objects.held_by(request.citizen.key),
        "drafts": Draft.objects.held_by(request.citizen.key),
        "grouped": grouped,
        "lang": get_language(),
    }
    return render(request, "portal/mine/requests.html", context)


@citizen_required
def case(request: CitizenRequest, number: str) -> HttpResponse:
    language = get_language() or "nl"
    mine = Case.objects.held_by(request.citizen.key)
    found = get_object_or_404(mine, number=tidied(number))
    facts = thawed(found.facts)
    context = {
        "case": found,
        "definition": found.definition,
        "decision": getattr(found, "decision", None),
        "timeline": timeline(found, list(found.events.order_by("at", "pk"))),
        "known": rows(names_shown(found.definition.online_form, facts), facts, language, doubts=found.doubts),
        "answers": answered(
            found.definition.online_form, found.answers, known(facts, today=clock.day_of(found.submitted_at)), language
        ),
        "uploads": found.uploads.order_by("received_at"),
        "grouped": grouped,
        "lang": language,
    }
    return render(request, "portal/mine/request.html", context)


@citizen_required
def pdf(request: CitizenRequest, number: str) -> HttpResponse:
    """The request as it was submitted, to keep or to print."""
    found = get_object_or_404(Case.objects.held_by(request.citizen.key), number=tidied(number))
    return request_pdf(found)


@citizen_required
def upload(request: CitizenRequest, number: str, key: UUID) -> HttpResponse:
    """A file that came with the request, as the city keeps it."""
    mine = get_object_or_404(Case.objects.held_by(request.citizen.key), number=tidied(number))
    file = get_object_or_404(mine.uploads.select_related("content"), pk=key)
    return attachment(opened(file), name=file.name, media_type=file.media_type)
