"""Checklists for what happens in a life. Whoever is signed in sees their own: what does not concern them is left out,
and what they asked for already says so.
"""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.cases.models import Case
from eloket.catalogue.checklists import checklist
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.lists import LIFE_EVENTS, LifeEvent
from eloket.catalogue.shelf import shelf
from eloket.core import clock
from eloket.eforms.problems import Problem
from eloket.eforms.questions.dates import typed_day
from eloket.eforms.screens import sentence
from eloket.identity.entry import public
from eloket.portal.caching import until_published
from eloket.profiles.models import FactSheet

PARTNERS, CHILDREN = {"spouse", "partner"}, {"child"}


@public
@until_published
def life_events(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/life_events.html", {"events": LIFE_EVENTS.values(), "lang": get_language()})


@public
@until_published
def life_event(request: HttpRequest, code: str) -> HttpResponse:
    event = LIFE_EVENTS.get(code)
    if event is None:
        raise Http404
    day, problem = _day(request)
    mine: UUID | None = request.citizen.key if request.citizen else None  # type: ignore[attr-defined]
    offered, language = shelf().services, get_language() or "nl"
    context = {
        "event": event,
        "items": checklist(event, on=day, not_so=_not_so(mine) if mine else ()),
        "asked": _asked(event, mine) if mine else {},
        "day": day,
        "typed": {part: request.GET.get(f"dag-{part}", "") for part in ("day", "month", "year")},
        "problems": [{"field": "dag", "text": sentence(problem, language)}] if problem else [],
        "is_personal": mine is not None,
        "titles": {slug: definition.title[language] for slug, definition in offered.items()},
        "others": _others(event, offered),
        "today": clock.today(),
        "lang": language,
    }
    return render(request, "portal/life_event.html", context, status=422 if problem else 200)


def _day(request: HttpRequest) -> tuple[date | None, Problem | None]:
    """The day that was typed, or what is wrong with it. Nothing typed is no mistake."""
    parts = [request.GET.get(f"dag-{part}", "").strip() for part in ("day", "month", "year")]
    if not any(parts):
        return None, None
    try:
        return typed_day("dag", *parts), None
    except Problem as problem:
        return None, problem


def _not_so(profile: UUID) -> Collection[str]:
    """What a task may be for and is known not to be the case. Of an unknown household nothing is."""
    household = FactSheet.objects.facts_of(profile).get("household.members")
    if household is None:
        return ()
    relations = {member.get("relation") for member in household.value}
    found = {"has_children": relations & CHILDREN, "has_partner": relations & PARTNERS}
    return [condition for condition, met in found.items() if not met]


def _asked(event: LifeEvent, profile: UUID) -> Mapping[str, Case]:
    """The latest request of this person for each service on the list."""
    slugs = [task.service for task in event.tasks if task.service]
    cases = Case.objects.held_by(profile).filter(version__service__in=slugs).order_by("submitted_at")
    return {case.version.service_id: case for case in cases}


def _others(event: LifeEvent, offered: Mapping[str, ServiceDefinition]) -> list[str]:
    """Services that belong to this event and are not on its list."""
    on_list = {task.service for task in event.tasks}
    return [slug for slug, service in offered.items() if event.code in service.life_events and slug not in on_list]
