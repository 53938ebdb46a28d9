"""The form journey: what is known, one page for each question, check, submit, confirmation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from eloket.cases import actions, drafts, prefill, uploads
from eloket.cases.errors import AnswersChanged, NotAnswered, TooYoung
from eloket.cases.letters import grouped
from eloket.cases.models import Case, Draft, Event
from eloket.cases.rules import is_old_enough
from eloket.catalogue.models import Service
from eloket.core import clock
from eloket.core.keys import tidied
from eloket.documents.errors import NotEntitled
from eloket.documents.models import Document
from eloket.eforms.definition import Form, Page
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions.base import Known, Sent
from eloket.eforms.questions.files import File
from eloket.eforms.rules import check_page, first_open_page, neighbours, pages_asked, stale
from eloket.eforms.screens import answered, asked, sentence
from eloket.portal.apply import visits
from eloket.portal.apply.entry import Applicant, applicant
from eloket.profiles.rules import Facts

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Journey:
    """Somebody busy with one service."""

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
    def pages(self) -> list[Page]:
        return pages_asked(self.form, self.draft.answers, self.known)

    @property
    def steps(self) -> int:
        """Pages with questions, the one with what is known, and the one to check."""
        return len(self.pages) + 2

    @property
    def rows_known(self) -> list[prefill.KnownRow]:
        return prefill.rows(prefill.names_shown(self.form, self.facts), self.facts, self.language)


def old_enough(view: View) -> View:
    """Whoever is too young for a service reads so, wherever in the form they come in."""

    @wraps(view)
    def guarded(request: Applicant, **more: str) -> HttpResponse:
        try:
            return view(request, **more)
        except TooYoung:
            context = {"definition": request.definition, "lang": get_language()}
            return render(request, "portal/apply/too_young.html", context, status=403)

    return guarded


def _journey(request: Applicant) -> Journey:
    """Looking at a form leaves nothing behind: a draft is kept from the first answer on. Raises TooYoung."""
    service, mine = request.service, request.profile_id
    key = None if mine else visits.draft_key(request.session, service.slug)
    draft = drafts.at_hand(service, profile_id=mine, key=key, now=clock.now())
    facts = prefill.facts_of(mine)
    if not is_old_enough(draft.version.definition, facts, today=clock.today()):
        raise TooYoung
    known = prefill.known(facts, today=clock.today())
    return Journey(service, draft, draft.version.definition.online_form, facts, known, get_language() or "nl")


def _kept(request: Applicant, draft: Draft) -> Draft:
    """The draft as it is kept from now on; who did not sign in finds it again by its key."""
    kept = drafts.begin(draft)
    if request.profile_id is None:
        visits.note_draft(request.session, kept)
    return kept


@applicant
@old_enough
def start(request: Applicant) -> HttpResponse:
    """What the city knows already: shown, not asked."""
    journey = _journey(request)
    first = first_open_page(journey.form, journey.draft.answers, journey.known)
    rows = journey.rows_known
    if not rows:
        # There is nothing to show: of somebody who did not sign in, or for a form that needs to know nothing.
        where = ("apply_page", journey.service.slug, first.key) if first else ("apply_check", journey.service.slug)
        return redirect(*where)
    context = journey.context(
        known=rows,
        first=first,
        is_begun=bool(journey.draft.answers),
        # Without a register nothing can be shown; a form that needs nothing of it can be filled in all the same.
        is_fetched=bool(journey.facts) or not journey.form.facts,
    )
    return render(request, "portal/apply/start.html", context)


@applicant
@old_enough
def page(request: Applicant, key: str) -> HttpResponse:
    journey = _journey(request)
    current = next((each for each in journey.pages if each.key == key), None)
    if current is None:
        return _not_asked(journey, key)
    if request.method == "POST":
        return _answer(request, journey, current)
    return _question_page(request, journey, current, problems=stale(current, journey.draft.answers, journey.known))


def _not_asked(journey: Journey, key: str) -> HttpResponse:
    """A page of this form that another answer took away leads on; one that it never had is not there."""
    if journey.form.page(key) is None:
        raise Http404
    return redirect("apply_check", journey.service.slug)


def _answer(request: Applicant, journey: Journey, current: Page) -> HttpResponse:
    journey, sent = _sent(request, journey, current)
    try:
        answers = check_page(current, sent, journey.known)
    except Problems as found:
        return _question_page(request, journey, current, sent=sent, problems=found.problems)
    saved = drafts.save_answers(_kept(request, journey.draft), answers, now=clock.now())
    if request.profile_id is None:
        visits.note_draft(request.session, saved)
    return redirect(*_next(journey, current, saved))


def _sent(request: Applicant, journey: Journey, current: Page) -> tuple[Journey, Sent]:
    """What came, with its files kept; and the journey, whose draft knows them from now on."""
    questions = [question for question in current.questions if question.type == "files"]
    draft = _kept(request, journey.draft) if questions else journey.draft
    files: dict[str, tuple[File, ...]] = {}
    for question in questions:
        drop = request.POST.getlist(f"{question.key}-drop")
        came = visits.files(request, question.key)
        draft, files[question.key] = uploads.receive(draft, question, came, drop=drop, now=clock.now())
    return replace(journey, draft=draft), Sent(visits.fields(request), files)


def _next(journey: Journey, current: Page, saved: Draft) -> tuple[str, ...]:
    """The page after this one; or the check, when everything further on is answered."""
    pages = pages_asked(journey.form, saved.answers, journey.known)
    _before, after = neighbours(pages, current.key)
    is_complete = first_open_page(journey.form, saved.answers, journey.known) is None
    return (
        ("apply_page", journey.service.slug, after)
        if after and not is_complete
        else ("apply_check", journey.service.slug)
    )


def _question_page(
    request: Applicant, journey: Journey, current: Page, *, sent: Sent | None = None, problems: Sequence[Problem] = ()
) -> HttpResponse:
    pages = journey.pages
    context = journey.context(
        page=current,
        questions=asked(current, journey.draft.answers, journey.known, journey.language, sent=sent, problems=problems),
        before=neighbours(pages, current.key)[0],
        step=[each.key for each in pages].index(current.key) + 2,
        steps=journey.steps,
        problems=[{"field": problem.field, "text": sentence(problem, journey.language)} for problem in problems],
        is_signed_in=request.profile_id is not None,
        sends_files=any(question.type == "files" for question in current.questions),
    )
    return render(request, "portal/apply/page.html", context, status=422 if sent and problems else 200)


@applicant
@old_enough
def check(request: Applicant) -> HttpResponse:
    """Everything once more, and the button that submits. The draft's key makes it count once."""
    if request.method == "POST":
        return _submit(request)
    return _check_page(request, _journey(request))


def _check_page(request: Applicant, journey: Journey, *, is_changed: bool = False) -> HttpResponse:
    slug = journey.service.slug
    missing = first_open_page(journey.form, journey.draft.answers, journey.known)
    if missing:
        return redirect("apply_page", slug, missing.key)
    pages = journey.pages
    context = journey.context(
        draft=_kept(request, journey.draft),
        is_changed=is_changed,
        known=journey.rows_known,
        answers=answered(journey.form, journey.draft.answers, journey.known, journey.language),
        last=pages[-1].key if pages else None,
        steps=journey.steps,
    )
    return render(request, "portal/apply/check.html", context, status=409 if is_changed else 200)


def _submit(request: Applicant) -> HttpResponse:
    slug, key = request.service.slug, _key(request.POST.get("draft", ""))
    if key is None or not (request.profile_id or visits.holds(request.session, slug, key)):
        return redirect("apply", slug)
    try:
        case = actions.submit(
            key,
            profile_id=request.profile_id,
            today=clock.today(),
            now=clock.now(),
            seen=request.POST.get("seen"),
            language=get_language() or "nl",
        )
    except AnswersChanged:
        return _check_page(request, _journey(request), is_changed=True)
    except NotAnswered:
        return redirect("apply_check", slug)
    except NotEntitled:
        return render(request, "portal/apply/not_entitled.html", _journey(request).context(), status=409)
    except Case.DoesNotExist:
        return redirect("apply", slug)
    if request.profile_id is None:
        visits.note_case(request.session, case)
    return redirect("apply_done", slug, case.number)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@applicant
def done(request: Applicant, number: str) -> HttpResponse:
    case = get_object_or_404(_cases(request), version__service=request.service.slug, number=tidied(number))
    documents = _documents(case)
    context = {
        "case": case,
        "definition": case.definition,
        "documents": [(document, document.status_on(clock.today())) for document in documents],
        "grouped": grouped,
        "lang": get_language(),
    }
    return render(request, "portal/apply/done.html", context)


def _documents(case: Case) -> Iterable[Document]:
    """What was issued on this request; without sign-in there is no vault."""
    if case.profile_id is None:
        return ()
    issued = case.events.filter(what=Event.What.DOCUMENT_ISSUED).values_list("about", flat=True)
    return Document.objects.held_by(case.profile_id).filter(number__in=list(issued))


def _cases(request: Applicant) -> Any:
    """The requests that this visitor may see here: of the citizen, or those this browser sent without sign-in."""
    if request.profile_id:
        return Case.objects.held_by(request.profile_id)
    return Case.objects.filter(profile=None, number__in=visits.cases(request.session)).select_related("version")
