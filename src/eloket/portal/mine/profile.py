from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.audit.models import Entry
from eloket.cases.prefill import rows
from eloket.identity.entry import CitizenRequest, citizen_required
from eloket.profiles.models import ContactPoint, FactSheet
from eloket.profiles.vocabulary import VOCABULARY

LOG_SHOWN = 200


@citizen_required
def profile(request: CitizenRequest) -> HttpResponse:
    facts = FactSheet.objects.facts_of(request.citizen.key)
    names = [name for name, fact in VOCABULARY.items() if fact.holder == "register" and name in facts]
    context = {
        "known": rows(names, facts, get_language() or "nl"),
        "contact_points": ContactPoint.objects.filter(profile=request.citizen.key),
    }
    return render(request, "portal/mine/profile.html", context)


@citizen_required
def access_log(request: CitizenRequest) -> HttpResponse:
    entries = Entry.objects.about(request.citizen.key)[:LOG_SHOWN]
    return render(request, "portal/mine/access_log.html", {"entries": entries})
