"""Signing in and out. The provider's page is the only place where anybody proves who they are."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from eloket.core import clock
from eloket.identity import oidc, sessions
from eloket.identity.actions import sign_in_citizen, sign_out_citizen
from eloket.identity.entry import public, way_back
from eloket.identity.pages import CANNOT_COME_IN, left, refused
from eloket.identity.sessions import SignedIn
from eloket.portal.apply import visits


@public
def enter(request: HttpRequest) -> HttpResponse:
    request.session["after_sign_in"] = way_back(request, otherwise=reverse("mine"))
    try:
        return oidc.send_to_provider(request, who="citizen", come_back_to=settings.BASE_URL + reverse("enter_returned"))
    except CANNOT_COME_IN as problem:
        return refused(request, problem)


@public
def returned(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    if request.GET.get("error") == "access_denied":
        return redirect("home")
    try:
        said = oidc.claims(request, who="citizen")
        account = sign_in_citizen(said, now=now)
    except CANNOT_COME_IN as problem:
        return refused(request, problem)
    wanted = request.session.pop("after_sign_in", reverse("mine"))
    person = SignedIn("citizen", account.profile_id, str(said.get("name", "")), account.level)
    sessions.begin(request.session, person, now=now)
    is_new = account.profile.opened_at == now
    return HttpResponseRedirect(reverse("welcome") if is_new else wanted)


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    if request.citizen:  # type: ignore[attr-defined]
        sign_out_citizen(request.citizen, now=clock.now())  # type: ignore[attr-defined]
    visits.forget_typed(request.session)
    return left(request, "citizen")
