"""A new service: from nothing, from another service, or from a concept of the Flemish catalogue."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eloket.catalogue import beginnings, drafting
from eloket.catalogue.errors import SlugTaken
from eloket.catalogue.exchange.concepts import draft_of
from eloket.catalogue.models import Concept
from eloket.catalogue.record import Record
from eloket.catalogue.shelf import shelf
from eloket.core import clock
from eloket.identity.entry import StaffRequest, editor_required

SHOWN = 20
LONGEST_SLUG = 80


@editor_required
def new(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    title = " ".join(request.POST.get("title", "").replace("\0", "").split())
    # No underscores: an address that other services can name has none.
    slug = slugify(title.replace("_", " "))[:LONGEST_SLUG].strip("-")
    if not slug:
        return _page(request, _("Vul een titel in."), status=422)
    try:
        drafting.begin_new(slug, _content(request, title), actor=request.clerk.actor, now=clock.now())
    except SlugTaken:
        return _page(request, _("Er is al een dienst met deze naam. Kies een andere titel."), status=422)
    return redirect("editor_service", slug)


def _content(request: StaffRequest, title: str) -> Record:
    concept = Concept.objects.filter(uri=request.POST.get("concept", "").replace("\0", "")).first()
    if concept:
        return beginnings.from_concept(draft_of(concept), title, clock.today())
    version = shelf().versions.get(request.POST.get("source", ""))
    return beginnings.copied(version.content, title) if version else beginnings.blank(title, clock.today())


def _page(request: StaffRequest, error: str = "", status: int = 200) -> HttpResponse:
    language = get_language() or "nl"
    wanted = request.GET.get("zoek", "").replace("\0", "").strip()
    context = {
        "services": [(slug, service.title[language]) for slug, service in shelf().services.items()],
        "wanted": wanted,
        "concepts": _concepts(wanted) if wanted else [],
        "has_concepts": Concept.objects.exists(),
        "title": request.POST.get("title", ""),
        "source": request.POST.get("source", ""),
        "error": error,
        "problems": [{"field": "title", "text": error}] if error else [],
    }
    return render(request, "backoffice/editor/new.html", context, status=status)


def _concepts(wanted: str) -> list[Concept]:
    """Those that no service is written from yet."""
    used = {service.concept for service in shelf().services.values() if service.concept}
    return list(Concept.objects.unused(used).filter(title__nl__icontains=wanted).defer("content")[:SHOWN])
