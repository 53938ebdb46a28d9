from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from eloket.core import clock
from eloket.correspondence.actions import mark_read
from eloket.correspondence.models import Message
from eloket.identity.entry import CitizenRequest, citizen_required

SHOWN = 100


@citizen_required
def messages(request: CitizenRequest) -> HttpResponse:
    inbox = Message.objects.to(request.citizen.key).defer("body")[:SHOWN]
    return render(request, "portal/mine/messages.html", {"messages": inbox})


@citizen_required
def message(request: CitizenRequest, key: UUID) -> HttpResponse:
    found = get_object_or_404(Message.objects.to(request.citizen.key), pk=key)
    mark_read(found, now=clock.now())
    return render(request, "portal/mine/message.html", {"message": found})
