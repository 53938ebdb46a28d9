"""Going on with what was begun without sign-in, in another browser: by its code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from eloket.cases import resuming
from eloket.cases.errors import CodeUnknown
from eloket.cases.models import Draft
from eloket.core import clock
from eloket.identity import guessing
from eloket.identity.entry import public
from eloket.portal.apply import visits


@public
def resume(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" or request.citizen:  # type: ignore[attr-defined]
        return render(request, "portal/resume.html", {"problems": []})
    if not guessing.may_guess(request.session, "resume", now=clock.now()):
        return _again(request, _("U gaf te vaak een code die niet klopt. Wacht een kwartier, of bel ons."), status=429)
    try:
        draft = resuming.draft_of(request.POST.get("code", ""))
    except CodeUnknown:
        guessing.note_wrong(request.session, "resume", now=clock.now())
        return _again(request, _("Deze code klopt niet, of geldt niet meer. Kijk ze na."))
    if _is_busy_with_another(request, draft) and request.POST.get("instead") != "yes":
        context = {"problems": [], "code": request.POST["code"], "is_busy": True, "slug": draft.service_id}
        return render(request, "portal/resume.html", context, status=409)
    visits.note_draft(request.session, draft)
    return redirect("apply", draft.service_id)


def _is_busy_with_another(request: HttpRequest, draft: Draft) -> bool:
    here = visits.draft_key(request.session, draft.service_id)
    others = Draft.objects.filter(profile=None).exclude(pk=draft.pk).exclude(answers={})
    return here is not None and others.filter(pk=here).exists()


def _again(request: HttpRequest, text: str, *, status: int = 422) -> HttpResponse:
    context = {"problems": [{"field": "code", "text": text}], "error": text, "code": request.POST.get("code", "")}
    return render(request, "portal/resume.html", context, status=status)
