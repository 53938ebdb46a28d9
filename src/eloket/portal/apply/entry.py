"""Who may fill in which form: anybody where the service needs no sign-in, a citizen who is sure enough elsewhere."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from eloket.cases.models import Draft
from eloket.cases.posting import fields
from eloket.cases.rules import NO_SIGN_IN
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.models import Service
from eloket.identity import sessions
from eloket.identity.entry import WAY_BACK, to_sign_in
from eloket.identity.providers import is_enough
from eloket.portal.apply import visits

P = ParamSpec("P")


class Applicant(HttpRequest):
    """A request about the form of one `service`. `profile_id` None: nobody signed in, and none has to."""

    service: Service
    definition: ServiceDefinition
    profile_id: UUID | None


def applicant(view: Callable[Concatenate[Applicant, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Anybody for a service without sign-in; for another one a citizen, signed in as surely as it needs."""

    @wraps(view)
    def at_the_door(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        service = Service.objects.with_form().filter(slug=slug).first()
        # Of a service that does not exist, the door gives nothing away.
        needed = service.current.definition.assurance if service else "substantial"
        citizen = request.citizen  # type: ignore[attr-defined]
        who_left = None if citizen else sessions.was_signed_in(request.session, "citizen")
        if citizen is None and (needed not in NO_SIGN_IN or _is_busy(who_left, slug)):
            _keep_typed(request, who_left)
            return to_sign_in(request)
        if needed not in NO_SIGN_IN and not is_enough(citizen.level, needed=needed):
            _keep_typed(request, citizen.key)
            return _ask_for_more(request)
        if service is None:
            raise Http404
        request.service = service  # type: ignore[attr-defined]
        request.definition = service.current.definition  # type: ignore[attr-defined]
        request.profile_id = citizen.key if citizen else None  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    at_the_door.entry = "applicant"  # type: ignore[attr-defined]
    return at_the_door


def _is_busy(profile_id: UUID | None, slug: str) -> bool:
    """Whoever began while signed in goes on signed in: what they answered would not be found otherwise."""
    return profile_id is not None and Draft.objects.filter(profile=profile_id, service=slug).exists()


def _keep_typed(request: HttpRequest, whose: UUID | None) -> None:
    if request.method == "POST":
        visits.keep_typed(request.session, request.path, fields(request.POST), whose=whose)


def _ask_for_more(request: HttpRequest) -> HttpResponse:
    address = f"{reverse('enter')}?{urlencode({WAY_BACK: request.path})}"
    return render(request, "portal/apply/sign_in_surer.html", {"sign_in_again": address}, status=403)
