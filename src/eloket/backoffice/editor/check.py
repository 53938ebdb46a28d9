"""Everything that is wrong and everything that changes; asking for approval, and giving it."""

from collections.abc import Callable, Mapping
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from eloket.backoffice.editor.desk import Desk, number_of, revision_of, with_draft
from eloket.backoffice.editor.finding import Ways, called
from eloket.backoffice.editor.parts import PARTS, part_of
from eloket.catalogue import approving
from eloket.catalogue.comparing import differences
from eloket.catalogue.errors import ChangedMeanwhile, NoteMissing, NothingNew, NotReady, NotSubmitted, SameEyes
from eloket.catalogue.models import Service, ServiceDraft
from eloket.catalogue.rules import examined
from eloket.core import clock
from eloket.core.errors import Refused
from eloket.design.wording import said

REFUSALS: Mapping[type[Refused], tuple[str, Promise, int]] = {
    NotReady: ("problemen", lazy("Er staan nog problemen open. Los ze eerst op."), 422),
    NothingNew: ("note", lazy("Er is niets veranderd. Er valt dus niets goed te keuren."), 422),
    NoteMissing: ("reason", lazy("Schrijf op waarom u dit terugstuurt."), 422),
    NotSubmitted: ("besluit", lazy("Niemand vroeg goedkeuring voor dit concept, of het is intussen gewijzigd."), 409),
    SameEyes: ("besluit", lazy("U schreef dit zelf, of vroeg zelf goedkeuring. Iemand anders keurt het goed."), 422),
    ChangedMeanwhile: ("besluit", lazy("Iemand anders wijzigde dit concept intussen. Kijk het opnieuw na."), 409),
}


@with_draft
def check(desk: Desk) -> HttpResponse:
    return _page(desk)


@with_draft
def submit(desk: Desk) -> HttpResponse:
    return _attempt(desk, partial(approving.submit, note=_words(desk, "note")))


@with_draft
def approve(desk: Desk) -> HttpResponse:
    return _attempt(desk, partial(approving.approve, over=number_of(desk.request, "over") or 0))


@with_draft
def send_back(desk: Desk) -> HttpResponse:
    return _attempt(desk, partial(approving.send_back, note=_words(desk, "reason")))


def _attempt(desk: Desk, act: Callable[..., object]) -> HttpResponse:
    revision = revision_of(desk.request)
    if desk.request.method != "POST" or revision is None:
        return redirect("editor_check", desk.draft.slug)
    try:
        act(desk.draft.pk, revision=revision, actor=desk.request.clerk.actor, now=clock.now())
    except tuple(REFUSALS) as refused:
        field, sentence, status = REFUSALS[type(refused)]
        fresh = ServiceDraft.objects.filter(pk=desk.draft.pk).first() or desk.draft
        return _page(Desk(desk.request, fresh), {field: str(sentence)}, status)
    return redirect("editor_service", desk.draft.slug)


def _words(desk: Desk, name: str) -> str:
    return desk.request.POST.get(name, "").replace("\0", "")[:2000]


def _page(desk: Desk, errors: Mapping[str, str] | None = None, status: int = 200) -> HttpResponse:
    draft, errors = desk.draft, errors or {}
    published = Service.objects.select_related("current").filter(slug=draft.slug).first()
    current = published.current if published else None
    definition, _found = examined(draft.content)
    return desk.page(
        "check",
        "check",
        status,
        groups=_groups(desk),
        differences=[said(one) for one in differences(current and current.definition, definition)]
        if definition
        else None,
        current=current,
        is_behind=bool(current and draft.based_on_id and draft.based_on_id != current.pk),
        is_own=desk.request.clerk.key in (draft.submitted_by, draft.changed_by),
        errors=errors,
        problems=[{"field": name, "text": text} for name, text in errors.items()],
        typed={name: _words(desk, name) for name in ("note", "reason")},
    )


def _groups(desk: Desk) -> list[tuple[str, list[dict[str, str]]]]:
    """The title of each part with its problems: where to mend them, and what is wrong."""
    ways = Ways(desk.draft.slug, desk.draft.content)
    found: dict[str, list[dict[str, str]]] = {}
    for problem in desk.problems:
        line = {"text": said(problem.sentence), "href": ways.to(problem.at), "label": called(problem.at)}
        found.setdefault(part_of(problem.at), []).append(line)
    return [(said(part.title), found[name]) for name, part in PARTS.items() if name in found]
