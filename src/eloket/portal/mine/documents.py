from logging import getLogger

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from eloket.audit.actions import Trace, record
from eloket.audit.models import Act
from eloket.core import clock
from eloket.documents import actions
from eloket.documents.kinds import KINDS
from eloket.documents.models import Document, Status, SwitchedOff
from eloket.documents.opening import sealed_pdf
from eloket.documents.rendering import CannotRender
from eloket.documents.sealing import SealExpired, SealKeyMissing
from eloket.documents.text import text_of
from eloket.identity.entry import CitizenRequest, citizen_required

log = getLogger(__name__)
ARCHIVE_SHOWN = 50


@citizen_required
def documents(request: CitizenRequest) -> HttpResponse:
    mine, today = Document.objects.held_by(request.citizen.key).defer("record"), clock.today()
    vault = mine.in_vault_on(today).order_by("kind_code")
    off = SwitchedOff.objects.filter(profile=request.citizen.key).values_list("kind_code", flat=True)
    context = {
        "documents": vault,
        "archive": [
            (document, document.status_on(today))
            for document in mine.exclude(pk__in=vault).order_by("-issued_at")[:ARCHIVE_SHOWN]
        ],
        "switched_off": [KINDS[code] for code in off],
        "lang": get_language(),
    }
    return render(request, "portal/mine/documents.html", context)


@citizen_required
def document(request: CitizenRequest, number: str) -> HttpResponse:
    mine = Document.objects.held_by(request.citizen.key)
    held = get_object_or_404(mine.select_related("replaced_by"), number=number)
    status = held.status_on(clock.today())
    context = {
        "document": held,
        "status": status,
        "holds": status in (Status.VALID, Status.UPCOMING),
        "text": text_of(held),
        "predecessors": mine.filter(replaced_by=held).order_by("-issued_at"),
        "lang": get_language(),
    }
    return render(request, "portal/mine/document.html", context)


@citizen_required
def pdf(request: CitizenRequest, number: str) -> HttpResponse:
    held = get_object_or_404(Document.objects.held_by(request.citizen.key), number=number)
    now = clock.now()
    try:
        content = sealed_pdf(held, now=now)
    except (CannotRender, SealKeyMissing, SealExpired):
        log.exception("A document cannot be made into a PDF: %s", number)
        return render(request, "portal/mine/no_pdf.html", {"document": held, "lang": get_language()}, status=503)
    record(Trace(Act.DOCUMENT_OPENED, held.profile_id, about=number), actor=request.citizen.actor, at=now)
    # The name of the file says what it is and nothing about whom.
    name = f"{held.kind.slug}-{number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@citizen_required
def switch(request: CitizenRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    # Whoever had to sign in first comes back with a GET: nothing is switched, and there is a page.
    if request.method != "POST" or request.POST.get("on") not in ("yes", "no"):
        return redirect("documents")
    actions.switch(
        request.citizen.key,
        kind,
        on=request.POST.get("on") == "yes",
        today=clock.today(),
        now=clock.now(),
        actor=request.citizen.actor,
    )
    return redirect("documents")
