"""Who may enter a page. Every view carries one of these; a test walks all addresses and finds any without."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from eloket.identity.models import StaffMember
from eloket.identity.sessions import SignedIn

WAY_BACK = "naar"
"""In an address: where to go afterwards."""

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class CitizenRequest(HttpRequest):
    """A request of someone who is signed in as a citizen."""

    citizen: SignedIn


class StaffRequest(HttpRequest):
    """A request of an active staff member, `member`, as the row stands now."""

    clerk: SignedIn
    member: StaffMember


def public(view: View[P]) -> View[P]:
    """Anybody, signed in or not."""
    view.entry = "public"  # type: ignore[attr-defined]
    return view


def citizen_required(view: Callable[Concatenate[CitizenRequest, P], HttpResponse]) -> View[P]:
    """A citizen, about their own data only: the view selects by `request.citizen.key`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.citizen is None:  # type: ignore[attr-defined]
            return to_sign_in(request)
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    guarded.entry = "citizen"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]  # the guard is what narrows the request


def staff_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View[P]:
    """A staff member who is active at this very moment; what they may see is up to the QuerySet."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        clerk = request.clerk  # type: ignore[attr-defined]
        member = StaffMember.objects.filter(pk=clerk.key, is_active=True).first() if clerk else None
        if member is None:
            return to_sign_in(request, "enter_staff")
        # Whoever changed teams since signing in sees the cases of the new one, and no longer those of the old.
        request.clerk = replace(clerk, name=member.name, team=member.team)  # type: ignore[attr-defined]
        request.member = member  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    guarded.entry = "staff"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]  # the guard is what narrows the request


def editor_required(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View[P]:
    """A staff member who may edit the catalogue; another one reads that they may not."""

    @wraps(view)
    def guarded(request: StaffRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.member.may_edit_catalogue:
            return render(request, "identity/no_right.html", status=403)
        return view(request, *args, **kwargs)

    entered: View[P] = staff_required(guarded)  # type: ignore[arg-type]  # wraps() gives the argument a name
    entered.entry = "editor"  # type: ignore[attr-defined]
    return entered


def to_sign_in(request: HttpRequest, name: str = "enter") -> HttpResponse:
    """The way to the door by this name, and back to this page afterwards."""
    # After a POST the way back is the page before it: sending the form again is the citizen's own choice.
    back = request.get_full_path() if request.method == "GET" else request.path
    address = f"{reverse(name)}?{urlencode({WAY_BACK: back})}"
    if request.method == "GET":
        return HttpResponseRedirect(address)
    # A form may not lead to another site, and browsers hold redirects to that too: so a page with a link.
    return render(request, "identity/session_ended.html", {"sign_in_again": address}, status=401)


def way_back(request: HttpRequest, *, otherwise: str) -> str:
    """The address to return to: of this site only, whatever the link says."""
    wanted = request.GET.get(WAY_BACK, "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else otherwise
