from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.cases.prefill import rows
from eloket.identity.entry import CitizenRequest, citizen_required
from eloket.profiles.models import ContactPoint, FactSheet
from eloket.profiles.vocabulary import VOCABULARY

# The full name is the two names beside it once more.
SAID_TWICE = "person.name"


@citizen_required
def profile(request: CitizenRequest) -> HttpResponse:
    facts = FactSheet.objects.facts_of(request.citizen.key)
    names = [
        name for name, fact in VOCABULARY.items() if fact.holder == "register" and name in facts and name != SAID_TWICE
    ]
    context = {
        "known": rows(names, facts, get_language() or "nl"),
        "contact_points": ContactPoint.objects.filter(profile=request.citizen.key),
    }
    return render(request, "portal/mine/profile.html", context)
