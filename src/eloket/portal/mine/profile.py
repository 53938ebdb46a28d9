from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.audit.models import Entry
from eloket.cases.prefill import rows
from eloket.identity.entry import CitizenRequest, citizen_required
from eloket.portal.mine.purposes import in_words
from eloket.profiles.models import ContactPoint, FactSheet
from eloket.profiles.vocabulary import VOCABULARY

# So many fit in a page of 20 kB.
LOG_SHOWN = 15
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


@citizen_required
def access_log(request: CitizenRequest) -> HttpResponse:
    entries = Paginator(Entry.objects.about(request.citizen.key), LOG_SHOWN)
    page = entries.get_page(request.GET.get("pagina"))
    purposes = in_words((entry.purpose for entry in page), get_language() or "nl")
    return render(request, "portal/mine/access_log.html", {"page": page, "purposes": purposes})
