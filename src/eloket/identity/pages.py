"""What both doors show when somebody cannot come in, and when somebody leaves."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from eloket.core.errors import Refused
from eloket.identity import sessions
from eloket.identity.errors import NotStaff, NotSureEnough, ProviderUnavailable, SignInRefused

# The part of the page that says why, and the status of the answer.
REFUSALS: Mapping[type[Refused], tuple[str, int]] = {
    ProviderUnavailable: ("unavailable", 503),
    NotSureEnough: ("not_sure_enough", 403),
    NotStaff: ("not_staff", 403),
    SignInRefused: ("refused", 400),
}
CANNOT_COME_IN = tuple(REFUSALS)


def refused(request: HttpRequest, problem: Refused) -> HttpResponse:
    """The page for one of CANNOT_COME_IN."""
    why, status = REFUSALS[type(problem)]
    return render(request, "identity/refused.html", {"why": why}, status=status)


def left(request: HttpRequest, who: str) -> HttpResponse:
    """End the session of a citizen or of staff in this browser, and go home."""
    sessions.end(request.session, who)
    response = redirect("home")
    # On a shared computer the next person must not find a page with the back button.
    response["Clear-Site-Data"] = '"cache"'
    return response
