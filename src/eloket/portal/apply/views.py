"""The form journey: what is known, one page for each question, check, submit, confirmation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from eloket.cases import actions, drafts, prefill
from eloket.cases.errors import AnswersChanged, NotAnswered, TooYoung
from eloket.cases.letters import grouped
from eloket.cases.models import Case, Draft, Event
from eloket.cases.rules import is_old_enough
from eloket.catalogue.models import Service
from eloket.core import clock
from eloket.core.keys import tidied
from eloket.documents.errors import NotEntitled
from eloket.documents.models import Document
from eloket.eforms.definition import Form
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions.base import Known, Sent
from eloket.eforms.rules import check_page, first_open_page, neighbours, stale
from eloket.eforms.screens import answered, asked, sentence
from eloket.identity.entry import CitizenRequest, citizen_required
from eloket.profiles.models import FactSheet
from eloket.profiles.rules import Facts

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Journey:
    """One citizen busy with one service."""

    service: Service
    draft: Draft
    form: Form
    facts: Facts
    known: Known
    language: str

    def context(self, **more: Any) -> dict[str, Any]:
        definition = self.draft.version.definition
        return {"service": self.service, "definition": definition, "form": self.form, "lang": self.language} | more

    @property
    def steps(self) -> int:
        """Pages with questions, the one with what is known, and the one to check."""
        return len(self.form.pages) + 2


def old_enough(view: View) -> View:
    """Whoever is too young for a service reads so, wherever in the form they come in."""

    @wraps(view)
    def guarded(request: CitizenRequest, slug: str, **more: str) -> HttpResponse:
        try:
            return view(request, slug, **more)
        except TooYoung:
            service = get_object_or_404(Service.objects.offered(), slug=slug)
            context = {"definition": service.current.definition, "lang": get_language()}
            return render(request, "portal/apply/too_young.html", context, status=403)

    return guarded


def _journey(request: CitizenRequest, slug: str) -> Journey:
    """Looking at a form leaves nothing behind: a draft is kept from the first answer on. Raises TooYoung."""
    service = get_object_or_404(Service.objects.offered(), slug=slug)
    draft = drafts.at_hand(request.citizen.key, service, now=clock.now())
    facts = FactSheet.objects.facts_of(request.citizen.key)
    if not is_old_enough(draft.version.definition, facts, today=clock.today()):
        raise TooYoung
    known = prefill.known(facts, today=clock.today())
    return Journey(service, draft, draft.version.definition.form, facts, known, get_language() or "nl")


@citizen_required
@old_enough
def start(request: CitizenRequest, slug: str) -> HttpResponse:
    """What the city knows already: shown, not asked."""
    journey = _journey(request, slug)
    first = first_open_page(journey.form, journey.draft.answers, journey.known)
    is_begun = bool(journey.draft.answers)
    context = journey.context(
        known=prefill.rows(journey.form.facts, journey.facts, journey.language),
        first=first,
        is_begun=is_begun,
        is_fetched=bool(journey.facts),
    )
    return render(request, "portal/apply/start.html", context)


@citizen_required
@old_enough
def page(request: CitizenRequest, slug: str, key: str) -> HttpResponse:
    journey = _journey(request, slug)
    current = journey.form.page(key)
    if current is None:
        raise Http404
    before, after = neighbours(journey.form, current)
    sent: Sent | None = None
    problems: Sequence[Problem] = stale(current, journey.draft.answers, journey.known)
    if request.method == "POST":
        sent = _sent(request)
        try:
            answers = check_page(current, sent, journey.known)
        except Problems as found:
            problems = found.problems
        else:
            saved = drafts.save_answers(drafts.begin(journey.draft), answers, now=clock.now())
            is_complete = first_open_page(journey.form, saved.answers, journey.known) is None
            return redirect("apply_page", slug, after) if after and not is_complete else redirect("apply_check", slug)
    questions = asked(current, journey.draft.answers, journey.known, journey.language, sent=sent, problems=problems)
    context = journey.context(
        page=current,
        questions=questions,
        before=before,
        step=journey.form.pages.index(current) + 2,
        steps=journey.steps,
        problems=[{"field": problem.field, "text": sentence(problem, journey.language)} for problem in problems],
    )
    return render(request, "portal/apply/page.html", context, status=422 if sent and problems else 200)


@citizen_required
@old_enough
def check(request: CitizenRequest, slug: str) -> HttpResponse:
    """Everything once more, and the button that submits. The draft's key makes it count once."""
    if request.method == "POST":
        return _submit(request, slug)
    return _check_page(request, _journey(request, slug))


def _check_page(request: CitizenRequest, journey: Journey, *, is_changed: bool = False) -> HttpResponse:
    slug = journey.service.slug
    missing = first_open_page(journey.form, journey.draft.answers, journey.known)
    if missing:
        return redirect("apply_page", slug, missing.key)
    context = journey.context(
        draft=drafts.begin(journey.draft),
        is_changed=is_changed,
        known=prefill.rows(journey.form.facts, journey.facts, journey.language),
        answers=answered(journey.form, journey.draft.answers, journey.known, journey.language),
        steps=journey.steps,
    )
    return render(request, "portal/apply/check.html", context, status=409 if is_changed else 200)


def _submit(request: CitizenRequest, slug: str) -> HttpResponse:
    key = _key(request.POST.get("draft", ""))
    if key is None:
        return redirect("apply", slug)
    try:
        case = actions.submit(
            key,
            profile_id=request.citizen.key,
            today=clock.today(),
            now=clock.now(),
            seen=request.POST.get("seen"),
        )
    except AnswersChanged:
        return _check_page(request, _journey(request, slug), is_changed=True)
    except NotAnswered:
        return redirect("apply_check", slug)
    except NotEntitled:
        journey = _journey(request, slug)
        return render(request, "portal/apply/not_entitled.html", journey.context(), status=409)
    except Case.DoesNotExist:
        return redirect("apply", slug)
    return redirect("apply_done", slug, case.number)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@citizen_required
def done(request: CitizenRequest, slug: str, number: str) -> HttpResponse:
    case = get_object_or_404(
        Case.objects.held_by(request.citizen.key).filter(version__service=slug), number=tidied(number)
    )
    issued = case.events.filter(what=Event.What.DOCUMENT_ISSUED).values_list("about", flat=True)
    documents = Document.objects.held_by(request.citizen.key).filter(number__in=list(issued))
    context = {
        "case": case,
        "definition": case.definition,
        "documents": [(document, document.status_on(clock.today())) for document in documents],
        "grouped": grouped,
        "lang": get_language(),
    }
    return render(request, "portal/apply/done.html", context)


def _sent(request: HttpRequest) -> Sent:
    return Sent({name: request.POST.getlist(name) for name in request.POST})
