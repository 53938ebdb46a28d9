"""One part of a service: its form."""

from django.http import Http404, HttpResponse

from eloket.backoffice.editor.desk import Desk, address, with_draft
from eloket.backoffice.editor.parts import PARTS
from eloket.backoffice.editor.screen import Screen, edit
from eloket.design.wording import said


@with_draft
def part(desk: Desk, part: str) -> HttpResponse:
    found = PARTS.get(part)
    if found is None or part == "formulier":
        raise Http404
    intro = said(found.intro) if found.intro else ""
    where = address(desk.draft.slug, part)
    return edit(desk, Screen(said(found.title), part, where, found.screen, more={"intro": intro}))
