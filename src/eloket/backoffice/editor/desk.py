"""What every screen of the editor shows of a draft, and the way in."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from eloket.backoffice.editor.parts import PARTS, part_of
from eloket.catalogue import drafting
from eloket.catalogue.labels import words
from eloket.catalogue.models import ServiceDraft
from eloket.catalogue.rules import Problem
from eloket.design.wording import said
from eloket.identity.entry import StaffRequest, editor_required

P = ParamSpec("P")


@dataclass(frozen=True)
class Desk:
    """One draft, with whoever looks at it."""

    request: StaffRequest
    draft: ServiceDraft

    @cached_property
    def problems(self) -> list[Problem]:
        return drafting.problems(self.draft)

    @property
    def title(self) -> str:
        return said(words(("title",), self.draft.content["title"])) or self.draft.slug

    def page(self, template: str, here: str = "", status: int = 200, **more: Any) -> HttpResponse:
        context = {
            "draft": self.draft,
            "title": self.title,
            "navigation_of_parts": self._parts(here),
            "count": len(self.problems),
            "here": here,
        }
        return render(self.request, f"backoffice/editor/{template}.html", context | more, status=status)

    def _parts(self, here: str) -> list[dict[str, Any]]:
        counts = Counter(part_of(problem.at) for problem in self.problems)
        return [
            {
                "text": said(part.title),
                "href": address(self.draft.slug, name),
                "count": counts[name],
                "current": name == here,
            }
            for name, part in PARTS.items()
        ]


def address(slug: str, part: str) -> str:
    if part == "formulier":
        return reverse("editor_form", args=[slug])
    return reverse("editor_part", args=[slug, part])


def with_draft(
    view: Callable[Concatenate[Desk, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """For editors, about the open draft of a service. Without one they come to the page of the service."""

    @wraps(view)
    def opened(request: StaffRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        draft = ServiceDraft.objects.open().select_related("based_on").filter(slug=slug).first()
        if draft is None:
            return redirect("editor_service", slug)
        return view(Desk(request, draft), *args, **kwargs)

    return editor_required(opened)  # type: ignore[arg-type]  # wraps() gives the arguments names


def revision_of(request: HttpRequest) -> int | None:
    return number_of(request, "revision")


def number_of(request: HttpRequest, name: str) -> int | None:
    sent = request.POST.get(name, "")
    return int(sent) if re.fullmatch("[0-9]{1,9}", sent) else None
