"""The form as a list: pages and questions in order, under each its conditions and routes in words."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from eloket.backoffice.editor.desk import Desk, address, revision_of, with_draft
from eloket.backoffice.editor.fields import at_of, name_of
from eloket.backoffice.editor.ordering import PAGES, acted, is_item, numbered, placed_at_number, repaired, without_form
from eloket.backoffice.editor.questions import page_screen, question_screen
from eloket.backoffice.editor.routes import following, gathered, in_words, spread
from eloket.backoffice.editor.screen import Screen, edit, keep
from eloket.catalogue.errors import ChangedMeanwhile
from eloket.catalogue.labels import TYPES, words
from eloket.catalogue.record import Record, part, removed
from eloket.catalogue.rules import Problem
from eloket.catalogue.texts import At
from eloket.design.wording import said


@with_draft
def form(desk: Desk) -> HttpResponse:
    if desk.request.method != "POST":
        return _list(desk)
    revision, button = revision_of(desk.request), desk.request.POST.get("do", "")
    if revision is None:
        return redirect("editor_form", desk.draft.slug)
    record, place = _after(desk, button)
    if record is None:
        return _list(desk, status=422, wrong=_("Zo'n nummer is er niet. Kies een nummer uit de lijst."))
    try:
        keep(desk, record, revision)
    except ChangedMeanwhile:
        return _list(desk, status=409, is_changed=True)
    return redirect(_address(desk.draft.slug, place) if button.startswith("add") else _in_list(desk.draft.slug, place))


def _after(desk: Desk, button: str) -> tuple[Record | None, At]:
    record, sent = desk.draft.content, desk.request.POST
    if button == "move":
        at = at_of(sent.get("item", ""))
        return placed_at_number(record, at, sent.get("to", "")), at
    if button == "repair":
        return repaired(record, desk.problems), PAGES
    return acted(record, button)


@with_draft
def page(desk: Desk, page: int) -> HttpResponse:
    at: At = (*PAGES, page)
    _must_be(desk, at)
    slug = desk.draft.slug
    return edit(
        desk,
        Screen(
            title=_("Pagina %(number)s") % {"number": page + 1},
            here="formulier",
            address=reverse("editor_page", args=[slug, page]),
            parts=lambda record: page_screen(record, page),
            more={"up": address(slug, "formulier"), "preview": reverse("editor_preview_page", args=[slug, page])},
        ),
    )


@with_draft
def question(desk: Desk, page: int, question: int) -> HttpResponse:
    _must_be(desk, (*PAGES, page, "questions", question))
    slug = desk.draft.slug
    return edit(
        desk,
        Screen(
            title=_("Vraag %(page)s.%(number)s") % {"page": page + 1, "number": question + 1},
            here="formulier",
            address=reverse("editor_question", args=[slug, page, question]),
            parts=lambda record: question_screen(record, page, question),
            spread=lambda record: spread(record, page, question),
            gathered=lambda record: gathered(record, page, question),
            more={"up": address(slug, "formulier"), "preview": reverse("editor_preview_page", args=[slug, page])},
        ),
    )


@with_draft
def remove(desk: Desk) -> HttpResponse:
    """Asks first: what goes cannot be brought back with one press."""
    at = at_of(desk.request.GET.get("wat", ""))
    is_all = at == ("form",) and "form" in desk.draft.content
    if not is_all and not is_item(desk.draft.content, at):
        return redirect("editor_form", desk.draft.slug)
    if desk.request.method == "POST" and (revision := revision_of(desk.request)) is not None:
        content = without_form(desk.draft.content) if is_all else removed(desk.draft.content, at)
        try:
            keep(desk, content, revision)
        except ChangedMeanwhile:
            return _list(desk, status=409, is_changed=True)
        return redirect("editor_form", desk.draft.slug)
    return desk.page("remove", "formulier", is_all=is_all, what=_row(desk, "", at, part(desk.draft.content, at)))


def _must_be(desk: Desk, at: At) -> None:
    if not is_item(desk.draft.content, at):
        raise Http404


def _list(desk: Desk, status: int = 200, **more: Any) -> HttpResponse:
    record = desk.draft.content
    broken = [problem for problem in desk.problems if problem.at[:2] == PAGES and "when" in problem.at]
    shown = {"kept": "bewaard" in desk.request.GET, "has_form": "form" in record, "broken": len(broken)}
    rows = [_row(desk, number, at, item) for number, at, item in numbered(record)]
    wrong = more.get("wrong")
    problems = [{"field": "to", "text": wrong}] if wrong else []
    return desk.page("form", "formulier", status, rows=rows, problems=problems, **shown, **more)


def _row(desk: Desk, number: str, at: At, item: Record) -> dict[str, Any]:
    form, is_page = desk.draft.content["form"], at[-2:-1] == ("pages",)
    text = said(words(("title",), item.get("title") or item.get("label") or ""))
    return {
        "name": name_of(at),
        "number": number,
        "is_page": is_page,
        "is_first": at[-1] == 0,
        "is_last": at[-1] == len(part(desk.draft.content, at[:-1], ())) - 1,
        "text": text or _("(nog geen tekst)"),
        "href": _address(desk.draft.slug, at),
        "type": said(TYPES[item["type"]]) if item.get("type") in TYPES else "",
        "questions": len(item.get("questions", ())),
        "lines": [said(one) for one in (*in_words(form, item), *_routes(form, at, item))],
        "problems": [said(problem.sentence) for problem in desk.problems if _is_of(problem, at, is_page=is_page)],
    }


def _routes(form: Record, at: At, item: Record) -> list[Any]:
    return list(following(form, int(at[2]), item)) if "type" in item else []


def _is_of(problem: Problem, at: At, *, is_page: bool) -> bool:
    """A page shows its own problems; those of its questions stand at the questions."""
    inside = problem.at[: len(at)] == at
    return inside and not (is_page and len(problem.at) > len(at) + 1 and problem.at[len(at)] == "questions")


def _address(slug: str, at: At) -> str:
    places = [one for one in at if isinstance(one, int)]
    if not places:
        return reverse("editor_form", args=[slug])
    return reverse("editor_question" if len(places) > 1 else "editor_page", args=[slug, *places])


def _in_list(slug: str, at: At) -> str:
    return f"{reverse('editor_form', args=[slug])}?bewaard#{name_of(at)}"
