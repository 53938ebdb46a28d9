"""What was published before: any two versions beside each other in words, and an old one as a new draft."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from eloket.catalogue import drafting
from eloket.catalogue.comparing import differences
from eloket.catalogue.errors import DraftOpen
from eloket.catalogue.models import ServiceVersion
from eloket.core import clock
from eloket.design.wording import said
from eloket.identity.entry import StaffRequest, editor_required


@editor_required
def versions(request: StaffRequest, slug: str) -> HttpResponse:
    return _page(request, slug)


def _page(request: StaffRequest, slug: str, status: int = 200, *, is_busy: bool = False) -> HttpResponse:
    found = list(ServiceVersion.objects.filter(service=slug).order_by("-number"))
    if not found:
        raise Http404
    by_number = {str(version.number): version for version in found}
    after = by_number.get(request.GET.get("tot", ""), found[0])
    before = by_number.get(request.GET.get("van", ""), found[min(1, len(found) - 1)])
    context = {
        "slug": slug,
        "title": found[0].definition.title[get_language() or "nl"],
        "versions": found,
        "before": before,
        "after": after,
        "differences": [said(one) for one in differences(before.definition, after.definition)],
        "is_busy": is_busy,
    }
    return render(request, "backoffice/editor/versions.html", context, status=status)


@editor_required
def restore(request: StaffRequest, slug: str, version: int) -> HttpResponse:
    found = get_object_or_404(ServiceVersion, service=slug, number=version)
    if request.method != "POST":
        return redirect("editor_versions", slug)
    try:
        drafting.restore(found, actor=request.clerk.actor, now=clock.now())
    except DraftOpen:
        return _page(request, slug, status=409, is_busy=True)
    return redirect("editor_check", slug)
