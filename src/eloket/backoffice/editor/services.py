"""All services with their state; one service, with or without a draft; what begins and ends a draft."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from eloket.backoffice.editor.desk import Desk, revision_of, with_draft
from eloket.backoffice.editor.listing import STATES, listed
from eloket.catalogue import drafting
from eloket.catalogue.errors import ChangedMeanwhile
from eloket.catalogue.models import Service, ServiceDraft, ServiceVersion
from eloket.core import clock
from eloket.identity.entry import StaffRequest, editor_required

ON_A_PAGE = 40


@editor_required
def services(request: StaffRequest) -> HttpResponse:
    text, state = request.GET.get("zoek", "").strip(), request.GET.get("toestand", "")
    found = listed(get_language() or "nl", text=text, state=state)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("blad"))
    context = {"page": page, "count": len(found), "text": text, "state": state, "states": STATES}
    return render(request, "backoffice/editor/services.html", context)


@editor_required
def service(request: StaffRequest, slug: str) -> HttpResponse:
    """The draft with what there is to do; or, when nobody writes, what is published."""
    draft = ServiceDraft.objects.open().select_related("based_on").filter(slug=slug).first()
    versions = list(ServiceVersion.objects.filter(service=slug).order_by("-number"))
    if draft:
        return Desk(request, draft).page("draft", "overview", versions=versions)
    if not versions:
        raise Http404
    context = {"slug": slug, "versions": versions, "definition": versions[0].definition, "lang": get_language()}
    return render(request, "backoffice/editor/published.html", context)


@editor_required
def begin(request: StaffRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        try:
            drafting.begin(slug, actor=request.clerk.actor, now=clock.now())
        except Service.DoesNotExist as problem:
            raise Http404 from problem
    return redirect("editor_service", slug)


@with_draft
def discard(desk: Desk) -> HttpResponse:
    """Asks first."""
    revision = revision_of(desk.request)
    if desk.request.method != "POST" or revision is None:
        return desk.page("discard", "overview")
    try:
        drafting.discard(desk.draft.pk, revision=revision)
    except ChangedMeanwhile:
        return desk.page("discard", "overview", status=409, is_changed=True)
    return redirect("editor_service", desk.draft.slug) if desk.draft.based_on else redirect("editor_services")
