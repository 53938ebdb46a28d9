from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.cases.models import Case, Draft
from eloket.core import clock
from eloket.correspondence.models import Message
from eloket.documents.models import Document
from eloket.identity.entry import CitizenRequest, citizen_required
from eloket.profiles.models import FactSheet, Profile

PATIENCE = timedelta(seconds=10)


@citizen_required
def welcome(request: CitizenRequest) -> HttpResponse:
    """The first minutes of a profile: what is being fetched and made, until it is there."""
    today = clock.today()
    profile = Profile.objects.get(pk=request.citizen.key)
    sheet = FactSheet.objects.current_of([profile.pk]).first()
    held = list(Document.objects.held_by(profile.pk).in_vault_on(today).defer("record").order_by("kind_code"))
    is_waiting = sheet is None or _is_being_made(sheet, held)
    context = {
        "profile": profile,
        "sheet": sheet,
        "documents": held,
        "is_waiting": is_waiting,
        "takes_long": is_waiting and clock.now() - profile.opened_at > PATIENCE,
        "lang": get_language(),
    }
    response = render(request, "portal/mine/welcome.html", context)
    if is_waiting:
        # Works without scripts: the browser asks again until the documents are there.
        response["Refresh"] = "5" if context["takes_long"] else "1"
    return response


def _is_being_made(sheet: FactSheet, held: list[Document]) -> bool:
    # Not everybody is entitled to a document: someone without an address, or who wants none of them.
    return bool(sheet.facts) and not held and clock.now() - sheet.first_observed_at < PATIENCE


@citizen_required
def overview(request: CitizenRequest) -> HttpResponse:
    mine, today = request.citizen.key, clock.today()
    context = {
        "drafts": Draft.objects.held_by(mine),
        "cases": Case.objects.held_by(mine)[:3],
        "messages": Message.objects.to(mine)[:3],
        "documents": Document.objects.held_by(mine).in_vault_on(today).defer("record").order_by("kind_code"),
        "lang": get_language(),
    }
    return render(request, "portal/mine/overview.html", context)
