from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from eloket.core import clock
from eloket.identity import oidc, sessions
from eloket.identity.actions import sign_in_staff
from eloket.identity.entry import WAY_BACK, public
from eloket.identity.pages import CANNOT_COME_IN, left, refused
from eloket.identity.sessions import SignedIn


@public
def enter(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get(WAY_BACK, "")
    request.session["after_staff_sign_in"] = wanted if wanted.lower().startswith("/balie/") else reverse("worklist")
    come_back_to = settings.BASE_URL + reverse("enter_staff_returned")
    try:
        return oidc.send_to_provider(request, who="staff", come_back_to=come_back_to)
    except CANNOT_COME_IN as problem:
        return refused(request, problem)


@public
def returned(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    if request.GET.get("error") == "access_denied":
        return redirect("home")
    try:
        member = sign_in_staff(oidc.claims(request, who="staff"), now=now)
    except CANNOT_COME_IN as problem:
        return refused(request, problem)
    wanted = request.session.pop("after_staff_sign_in", reverse("worklist"))
    sessions.begin(request.session, SignedIn("staff", member.pk, member.name, team=member.team), now=now)
    return HttpResponseRedirect(wanted)


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    return left(request, "staff")
