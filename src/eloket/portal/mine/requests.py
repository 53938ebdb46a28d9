from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from eloket.cases.letters import grouped
from eloket.cases.models import Case, Draft
from eloket.cases.prefill import known, names_shown, rows, thawed
from eloket.cases.timeline import timeline
from eloket.core import clock
from eloket.core.keys import tidied
from eloket.eforms.screens import answered
from eloket.identity.entry import CitizenRequest, citizen_required


@citizen_required
def requests(request: CitizenRequest) -> HttpResponse:
    context = {
        "cases": Case.objects.held_by(request.citizen.key),
        "drafts": Draft.objects.filter(profile=request.citizen.key).select_related("version").order_by("-saved_at"),
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
        "answers": answered(found.definition.online_form, found.answers, known(facts, today=clock.today()), language),
        "grouped": grouped,
        "lang": language,
    }
    return render(request, "portal/mine/request.html", context)
