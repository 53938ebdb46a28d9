"""A screen with one form about a part of a draft: showing it, and keeping what was sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from eloket.backoffice.editor.conflict import conflicts
from eloket.backoffice.editor.desk import Desk, revision_of
from eloket.backoffice.editor.faults import controls, faults
from eloket.backoffice.editor.fields import Field, Rows, name_of, written
from eloket.backoffice.editor.rows import pressed
from eloket.backoffice.editor.tidying import tidied
from eloket.catalogue import drafting
from eloket.catalogue.errors import ChangedMeanwhile
from eloket.catalogue.record import Record
from eloket.catalogue.texts import At
from eloket.core import clock
from eloket.design.wording import said

Parts = Sequence[Field | Rows]


def as_it_is(record: Any) -> Any:
    return record


@dataclass(frozen=True)
class Screen:
    """`parts` gives the fields for a record; `spread` and `gathered` bring it in the shape of the form, and back."""

    title: str
    here: str
    address: str
    parts: Callable[[Record], Parts]
    spread: Callable[[Record], Record] = as_it_is
    gathered: Callable[[Record], Record] = as_it_is
    template: str = "part"
    more: Mapping[str, Any] = field(default_factory=dict)


def edit(desk: Desk, screen: Screen) -> HttpResponse:
    record = screen.spread(desk.draft.content)
    parts = screen.parts(record)
    if desk.request.method != "POST":
        return _shown(desk, screen, record, parts)
    revision = revision_of(desk.request)
    if revision is None:
        return redirect(screen.address)
    typed = written(parts, record, desk.request.POST)
    kept, place = pressed(desk.request.POST.get("do", ""), parts, typed)
    try:
        keep(desk, tidied(screen.gathered(kept)), revision)
    except ChangedMeanwhile:
        return _page(desk, screen, typed, parts, conflicts(parts, record, typed), status=409, is_changed=True)
    return redirect(f"{screen.address}?bewaard" + (f"#{name_of(place)}" if place else ""))


def keep(desk: Desk, content: Record, revision: int) -> None:
    """Raises ChangedMeanwhile."""
    clerk = desk.request.clerk
    drafting.change(desk.draft.pk, content, revision=revision, actor=clerk.actor, now=clock.now())


def _shown(desk: Desk, screen: Screen, record: Record, parts: Parts) -> HttpResponse:
    """What is wrong stands beside its field once something was kept, or when one comes from the list of problems."""
    looks = {"bewaard", "nakijken"} & set(desk.request.GET)
    theirs = [problem for problem in desk.problems if _is_here(problem.at, parts)] if looks else []
    errors = faults(theirs, parts, record)
    return _page(desk, screen, record, parts, errors, is_kept="bewaard" in desk.request.GET)


def _is_here(at: At, parts: Parts) -> bool:
    return any(at[: len(one.at)] == one.at or one.at[: len(at)] == at for one in parts)


def _page(
    desk: Desk,
    screen: Screen,
    record: Record,
    parts: Parts,
    errors: Mapping[str, str],
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    called = controls(parts, record)
    return desk.page(
        screen.template,
        screen.here,
        status,
        heading=screen.title,
        parts=[_part(one, record, errors) for one in parts],
        problems=[{"field": name, "text": _named(called.get(name), text)} for name, text in errors.items()],
        **screen.more,
        **more,
    )


def _named(label: str | None, text: str) -> str:
    """Above the form, where one does not see which field it is about."""
    return f"{label}: {text}" if label else text


def _part(one: Field | Rows, record: Record, errors: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(one, Field):
        return _field(one, record, errors)
    items = [
        {
            "name": f"{one.name}-{place}",
            "title": said(one.titled(one.items(record)[place])) if one.titled else "",
            "fields": [_field(each, record, errors) for each in fields],
            "error": errors.get(f"{one.name}-{place}"),
            "is_good": place in one.verdicts and one.verdicts[place][0],
            "verdict": said(one.verdicts[place][1]) if place in one.verdicts else "",
        }
        for place, fields in enumerate(one.fields(record))
    ]
    buttons = [{"value": f"add {one.name} {which}", "text": said(words)} for which, (words, _item) in one.new.items()]
    return {
        "kind": "rows",
        "name": one.name,
        "label": said(one.label),
        "hint": said(one.hint) if one.hint else "",
        "error": errors.get(one.name),
        "entries": items,
        "buttons": buttons,
    }


def _field(one: Field, record: Record, errors: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "label": said(one.label),
        "hint": said(one.hint) if one.hint else None,
        "value": one.shown(record),
        "error": errors.get(one.name),
        "errors": {language: errors.get(f"{one.name}-{language}") for language in ("nl", "en")},
        "options": [{"value": value, "label": said(label)} for value, label in one.choices],
        "rows": one.rows,
        "width": one.width,
    }
