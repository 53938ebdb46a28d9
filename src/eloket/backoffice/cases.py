import re
from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eloket.cases import actions
from eloket.cases.errors import AlreadyDecided, ChangedMeanwhile, NotVerified, ReasonMissing, ReasonTooLong
from eloket.cases.letters import grouped
from eloket.cases.models import Case
from eloket.cases.prefill import known, rows, thawed
from eloket.cases.unknown import has_unverified
from eloket.cases.uploads.storing import opened
from eloket.core import clock
from eloket.core.errors import Refused
from eloket.core.keys import tidied
from eloket.design.attachment import attachment
from eloket.documents.errors import NotEntitled
from eloket.eforms.screens import answered
from eloket.identity.entry import StaffRequest, staff_required

SHOWN = 100
# Beside which field the page says so, what it says, and its status.
REFUSALS: Mapping[type[Refused], tuple[str, Promise, int]] = {
    ReasonMissing: ("explanation", lazy("Schrijf op waarom u weigert. De burger leest deze reden."), 422),
    NotVerified: ("looked_up", lazy("Kijk de gegevens na die geen register bevestigde, en duid dat aan."), 422),
    ReasonTooLong: ("explanation", lazy("Maak uw reden korter: gebruik hoogstens 2000 tekens."), 422),
    ChangedMeanwhile: (
        "outcome",
        lazy("Iemand anders heeft deze zaak intussen gewijzigd. Kijk ze opnieuw na en beslis dan."),
        409,
    ),
    NotEntitled: (
        "outcome",
        lazy("Het register heeft niet alle gegevens voor dit document. Laat het register aanvullen, of weiger."),
        409,
    ),
    AlreadyDecided: ("outcome", lazy("Over deze zaak is al beslist. Hieronder ziet u de beslissing."), 409),
}


@staff_required
def worklist(request: StaffRequest) -> HttpResponse:
    """The open cases of the clerk's team, the most pressing first. Names stay out until a case is opened."""
    mine = Case.objects.visible_to(request.clerk.team)
    chosen = request.GET.get("lijst", "team")
    cases = mine.open().most_pressing_first()
    if chosen == "mij":
        cases = cases.filter(handler=request.clerk.key)
    elif chosen == "klaar":
        cases = mine.exclude(closed_at=None).order_by("-closed_at")
    context = {
        "cases": cases[:SHOWN],
        "chosen": chosen,
        "today": clock.today(),
        "grouped": grouped,
        "lang": get_language(),
    }
    return render(request, "backoffice/worklist.html", context)


@staff_required
def case(request: StaffRequest, number: str) -> HttpResponse:
    """One case. Opening it is written in the log that the citizen reads."""
    return _case_page(request, _case(request, number))


@staff_required
def take(request: StaffRequest, number: str) -> HttpResponse:
    found = _case(request, number)
    revision = _revision(request)
    if request.method != "POST" or revision is None:
        return redirect("case", found.number)
    return _attempt(
        request, found, partial(actions.take, found.pk, revision=revision, clerk=request.member, now=clock.now())
    )


@staff_required
def upload(request: StaffRequest, number: str, key: UUID) -> HttpResponse:
    """A file that came with a request."""
    found = _case(request, number)
    file = get_object_or_404(found.uploads.select_related("content"), pk=key)
    actions.note_view(found, clerk=request.member, now=clock.now())
    return attachment(opened(file), name=file.name, media_type=file.media_type)


@staff_required
def decide(request: StaffRequest, number: str) -> HttpResponse:
    found = _case(request, number)
    if request.method != "POST":
        return redirect("case", found.number)
    outcome, revision = request.POST.get("outcome", ""), _revision(request)
    if outcome not in ("grant", "refuse") or revision is None:
        return _case_page(request, found, {"outcome": _("Kies wat u beslist.")}, status=422)
    decide = partial(
        actions.decide,
        found.pk,
        grant=outcome == "grant",
        explanation=_explanation(request),
        revision=revision,
        clerk=request.member,
        today=clock.today(),
        now=clock.now(),
        looked_up=request.POST.get("looked_up") == "yes",
    )
    return _attempt(request, found, decide)


def _attempt(request: StaffRequest, found: Case, act: Callable[[], object]) -> HttpResponse:
    """Do it and show the case; or show the case as it is by now, with what kept it from being done."""
    try:
        act()
    except tuple(REFUSALS) as refused:
        field, sentence, status = REFUSALS[type(refused)]
        return _case_page(request, _case(request, found.number), {field: str(sentence)}, status=status)
    return redirect("case", found.number)


def _revision(request: StaffRequest) -> int | None:
    sent = request.POST.get("revision", "")
    return int(sent) if re.fullmatch("[0-9]{1,9}", sent) else None


def _case(request: StaffRequest, number: str) -> Case:
    found: Case = get_object_or_404(Case.objects.visible_to(request.clerk.team), number=tidied(number))
    return found


def _explanation(request: StaffRequest) -> str:
    # The database keeps no text with this character in it, and no keyboard types it.
    return request.POST.get("explanation", "").replace("\0", "")


def _case_page(
    request: StaffRequest, found: Case, errors: dict[str, str] | None = None, *, status: int = 200
) -> HttpResponse:
    # Also a form that is shown again shows the case: no way around the log.
    actions.note_view(found, clerk=request.member, now=clock.now())
    language = get_language() or "nl"
    facts = thawed(found.facts)
    form = found.definition.online_form
    context = {
        "case": found,
        "definition": found.definition,
        "decision": getattr(found, "decision", None),
        "known": rows(dict.fromkeys([*form.facts, *facts]), facts, language, doubts=found.doubts),
        "answers": answered(form, found.answers, known(facts, today=clock.day_of(found.submitted_at)), language),
        "uploads": found.uploads.order_by("received_at"),
        "is_unverified": has_unverified(found.facts),
        "events": found.events.order_by("at", "pk"),
        "errors": errors or {},
        "problems": [{"field": name, "text": text} for name, text in (errors or {}).items()],
        "typed": {"outcome": request.POST.get("outcome"), "explanation": _explanation(request)},
        "today": clock.today(),
        "grouped": grouped,
        "lang": language,
    }
    return render(request, "backoffice/case.html", context, status=status)
