"""Helping a citizen with a form: let in by their code, into that one draft, for as long as they let it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eloket.cases import helping, journeys
from eloket.cases.errors import (
    AlreadyHelped,
    AnswersChanged,
    CodeUnknown,
    HelpEnded,
    NoConsent,
    NotAnswered,
    ReasonMissing,
    ReasonTooLong,
    TooYoung,
)
from eloket.cases.journeys import Journey, seen
from eloket.cases.letters import grouped
from eloket.cases.models import Help
from eloket.cases.posting import received
from eloket.cases.uploads.storing import opened
from eloket.core import clock
from eloket.design.attachment import attachment
from eloket.documents.errors import NotEntitled
from eloket.eforms.definition import Page
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions.base import Sent
from eloket.eforms.rules import check_page, pressed, stale
from eloket.identity import guessing
from eloket.identity.entry import StaffRequest, staff_required

P = ParamSpec("P")
View = Callable[Concatenate[StaffRequest, Help, P], HttpResponse]


@staff_required
def begin(request: StaffRequest, code: str = "") -> HttpResponse:
    """The only way to a draft: the code that its citizen gives, and why."""
    if request.method != "POST":
        return _begin_page(request, code)
    if not guessing.may_guess(request.session, "help", now=clock.now()):
        return _begin_page(request, code, "code", _("U gaf te vaak een code die niet klopt. Wacht een kwartier."), 429)
    code, reason = request.POST.get("code", ""), request.POST.get("reason", "").replace("\0", "")
    try:
        found = helping.come_in(code, reason=reason, clerk=request.member, now=clock.now())
    except CodeUnknown:
        guessing.note_wrong(request.session, "help", now=clock.now())
        return _begin_page(request, code, "code", _("Deze code klopt niet, of geldt niet meer. Vraag ze opnieuw."))
    except AlreadyHelped:
        return _begin_page(
            request, code, "code", _("Een collega helpt met deze code. De burger kan een nieuwe vragen.")
        )
    except ReasonMissing:
        return _begin_page(request, code, "reason", _("Schrijf op waarom u helpt. De burger leest dit."))
    except ReasonTooLong:
        return _begin_page(request, code, "reason", _("Maak uw reden korter: gebruik hoogstens 200 tekens."))
    return redirect("help", found.pk)


@staff_required
def scanned(request: StaffRequest, code: str) -> HttpResponse:
    """The address in a QR code is in capitals; the page it means is not."""
    return redirect("help_with_code", code)


def _begin_page(
    request: StaffRequest, code: str, field: str = "", problem: str = "", status: int = 422
) -> HttpResponse:
    context = {
        "code": code,
        "reason": request.POST.get("reason", ""),
        "errors": {field: problem},
        "problems": [{"field": field, "text": problem}] if problem else [],
    }
    return render(request, "backoffice/help/begin.html", context, status=status if problem else 200)


def _helper(view: View[P]) -> Callable[..., HttpResponse]:
    """Only the clerk who was let in finds it; and who comes too late reads that it is over."""

    @wraps(view)
    def guarded(request: StaffRequest, key: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        mine = Help.objects.given_by(request.member.pk)
        of_draft = mine.select_related("clerk", "case", "draft__version", "draft__service__current")
        found: Help = get_object_or_404(of_draft, pk=key)
        try:
            return view(request, found, *args, **kwargs)
        except HelpEnded:
            return render(request, "backoffice/help/ended.html", {"why": "ended"}, status=410)
        except TooYoung:
            return render(request, "backoffice/help/ended.html", {"why": "too_young"}, status=403)

    return staff_required(guarded)


@_helper
def draft(request: StaffRequest, found: Help) -> HttpResponse:
    """Everything the citizen sees: what is known, what was answered, what is open. And the way to an end."""
    return redirect("help_done", found.pk) if found.case else _draft_page(request, found)


@_helper
def page(request: StaffRequest, found: Help, page: str) -> HttpResponse:
    journey = _journey(found)
    current = journey.page(page)
    if current is None and journey.form.page(page) is None:
        raise Http404
    if current is None:
        return redirect("help", found.pk)
    if request.method == "POST":
        return _answer(request, found, journey, current)
    problems = stale(current, journey.draft.answers, journey.known)
    return _question_page(request, found, journey, current, problems=problems)


@_helper
def upload(request: StaffRequest, found: Help, file: UUID) -> HttpResponse:
    kept = get_object_or_404(_journey(found).draft.uploads.select_related("content"), pk=file)
    helping.note_look(found, now=clock.now())
    return attachment(opened(kept), name=kept.name, media_type=kept.media_type)


@_helper
def hand_back(request: StaffRequest, found: Help) -> HttpResponse:
    if request.method == "POST":
        helping.hand_back(found.pk, clerk=request.member, now=clock.now())
    return redirect("help_begin") if request.method == "POST" else redirect("help", found.pk)


@_helper
def submit(request: StaffRequest, found: Help) -> HttpResponse:
    if request.method != "POST":
        return redirect("help", found.pk)
    try:
        helping.submit(
            found.pk,
            clerk=request.member,
            has_consent=request.POST.get("consent") == "yes",
            seen=request.POST.get("seen"),
            today=clock.today(),
            now=clock.now(),
            language=get_language() or "nl",
        )
    except NoConsent:
        said = _("Vraag de burger of u mag indienen, en duid dat aan.")
        return _draft_page(request, found, field="consent", problem=said, status=422)
    except (AnswersChanged, NotAnswered):
        said = _("De antwoorden zijn intussen veranderd. Overloop ze opnieuw met de burger.")
        return _draft_page(request, found, problem=said, status=409)
    except NotEntitled:
        said = _("Het register heeft niet alle gegevens voor dit document. Zoek het uit met een collega.")
        return _draft_page(request, found, problem=said, status=409)
    return redirect("help_done", found.pk)


@_helper
def done(request: StaffRequest, found: Help) -> HttpResponse:
    if found.case is None:
        return redirect("help", found.pk)
    context = {"case": found.case, "definition": found.case.definition, "grouped": grouped, "lang": get_language()}
    return render(request, "backoffice/help/done.html", context)


def _journey(found: Help) -> Journey:
    """Raises HelpEnded, and TooYoung."""
    if not Help.objects.running(clock.now()).filter(pk=found.pk).exists():
        raise HelpEnded
    draft = found.open_draft
    return journeys.of_draft(draft, draft.service, language=get_language() or "nl", today=clock.today())


def _answer(request: StaffRequest, found: Help, journey: Journey, current: Page) -> HttpResponse:
    before = seen(current, request.POST.get("seen"))
    draft, sent = received(journey.draft, current, request.POST, request.FILES, now=clock.now())
    journey = replace(journey, draft=draft)
    if changed := pressed(current, sent):
        return _question_page(request, found, journey, current, sent=changed)
    try:
        answers = check_page(current, sent, journey.known)
        saved = helping.fill_in(found.pk, answers, clerk=request.member, seen=before, now=clock.now())
    except Problems as problems:
        return _question_page(request, found, journey, current, sent=sent, problems=problems.problems)
    except AnswersChanged:
        found.refresh_from_db()
        latest = _journey(found)
        if latest.page(current.key) is None:
            return redirect("help", found.pk)
        return _question_page(request, found, latest, current, sent=sent, is_changed=True)
    after = journey.after(current, saved)
    return redirect("help_page", found.pk, after) if after else redirect("help", found.pk)


def _question_page(
    request: StaffRequest,
    found: Help,
    journey: Journey,
    current: Page,
    *,
    sent: Sent | None = None,
    problems: Sequence[Problem] = (),
    is_changed: bool = False,
) -> HttpResponse:
    # Also a page that is shown again shows the draft: no way around the log.
    helping.note_look(found, now=clock.now())
    context = journey.page_context(current, sent=sent, problems=problems) | {
        "help": found,
        "is_changed": is_changed,
        "standing": journey.standing(current) if is_changed else (),
    }
    status = 409 if is_changed else 422 if sent and problems else 200
    return render(request, "backoffice/help/page.html", context, status=status)


def _draft_page(
    request: StaffRequest, found: Help, *, field: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    journey = _journey(found)
    helping.note_look(found, now=clock.now())
    context = journey.context(
        help=found,
        draft=journey.draft,
        known=journey.rows_known,
        answers=journey.answered,
        first=journey.first_open,
        uploads=journey.draft.uploads.order_by("received_at"),
        error=problem if field else "",
        problems=[{"field": field, "text": problem}] if problem else [],
    )
    return render(request, "backoffice/help/draft.html", context, status=status)
