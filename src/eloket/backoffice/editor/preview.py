"""The draft as citizens would see it, as wide as a telephone: the page of the service, and each page of its form."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eloket.backoffice.editor.desk import Desk, with_draft
from eloket.cases.rules import NO_SIGN_IN
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.rules import examined
from eloket.catalogue.shelf import shelf
from eloket.catalogue.wording import about
from eloket.core import clock
from eloket.eforms.questions.base import Known
from eloket.eforms.screens import asked


@with_draft
def service(desk: Desk) -> HttpResponse:
    definition = examined(desk.draft.content)[0]
    if definition is None:
        return desk.page("no_preview", "preview")
    language = get_language() or "nl"
    return desk.page("preview_service", "preview", **_about(definition, desk.draft.slug, language))


@with_draft
def page(desk: Desk, page: int) -> HttpResponse:
    """A page of the form. Whatever is filled in goes nowhere: "Verder" leads to the next page."""
    definition = examined(desk.draft.content)[0]
    if definition is None:
        return desk.page("no_preview", "preview")
    pages = definition.form.pages if definition.form else ()
    if page >= len(pages):
        raise Http404
    if desk.request.method == "POST":
        after = page + 1 if page + 1 < len(pages) else page
        return redirect("editor_preview_page", desk.draft.slug, after)
    language = get_language() or "nl"
    known = Known(clock.today(), {"household.members": _household()})
    shown = {
        "page": pages[page],
        "questions": asked(pages[page], {}, known, language),
        "step": page + 2,
        "steps": len(pages) + 2,
        "at": page,
    }
    return desk.page("preview_page", "preview", **_frame(definition, desk.draft.slug, language) | shown)


def _household() -> list[dict[str, str]]:
    """Somebody to choose from, where a question is about the household."""
    names = (_("Uzelf"), _("Uw kind"))
    return [{"number": name, "given_names": name, "family_name": "", "birth_date": ""} for name in names]


def _frame(definition: ServiceDefinition, slug: str, language: str) -> dict[str, Any]:
    """What both pages know, and the list of all that can be looked at."""
    pages = definition.form.pages if definition.form else ()
    titles = list(enumerate(page.title[language] for page in pages))
    return {"definition": definition, "slug": slug, "lang": language, "form_pages": titles, "at": None, "problems": ()}


def _about(definition: ServiceDefinition, slug: str, language: str) -> dict[str, Any]:
    told = about(definition, language, offered=shelf().services, today=clock.today())
    return _frame(definition, slug, language) | told | {"signs_in": definition.assurance not in NO_SIGN_IN}
