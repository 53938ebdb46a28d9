"""Somebody on the way through the form of a service: what is known of them, and what they answered so far."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eloket.cases import drafts, prefill
from eloket.cases.errors import TooYoung
from eloket.cases.models import Draft
from eloket.cases.rules import is_old_enough, reviews
from eloket.cases.unknown import is_silent, with_unknown
from eloket.catalogue.models import Service
from eloket.core import clock
from eloket.eforms.definition import Form, Page
from eloket.eforms.questions.base import Known
from eloket.eforms.rules import pages_asked
from eloket.portal.apply import visits
from eloket.portal.apply.entry import Applicant
from eloket.profiles.rules import Facts
from eloket.profiles.vocabulary import VOCABULARY

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

    @cached_property
    def pages(self) -> list[Page]:
        return pages_asked(self.form, self.draft.answers, self.known)

    @property
    def is_stuck(self) -> bool:
        """The register is silent, and what is asked cannot wait for it: nobody would check what is typed."""
        return self.is_silent and not reviews(self.draft.version.definition)

    @property
    def is_silent(self) -> bool:
        """No register said anything of what this form would show."""
        return is_silent(self.facts) and any(VOCABULARY[name].holder == "register" for name in self.form.facts)

    @property
    def steps(self) -> int:
        """Pages with questions, the one that shows what is known, if anything is, and the one to check."""
        return self.begins_at + len(self.pages)

    @property
    def begins_at(self) -> int:
        """The number of the first page with questions."""
        return 2 if self.rows_known else 1

    @cached_property
    def rows_known(self) -> list[prefill.KnownRow]:
        names = prefill.names_shown(self.form, self.facts)
        return prefill.rows(names, self.facts, self.language, doubts=self.draft.doubts)


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


def journey_of(request: Applicant) -> Journey:
    """Looking at a form leaves nothing behind: a draft is kept from the first answer on. Raises TooYoung."""
    service, mine = request.service, request.profile_id
    key = None if mine else visits.draft_key(request.session, service.slug)
    draft = drafts.at_hand(service, profile_id=mine, key=key, now=clock.now())
    facts = prefill.facts_of(mine)
    if not is_old_enough(draft.version.definition, facts, today=clock.today()):
        raise TooYoung
    known = prefill.known(facts, today=clock.today())
    form = with_unknown(draft.version.definition, facts)
    return Journey(service, draft, form, facts, known, get_language() or "nl")


def keep(request: Applicant, draft: Draft) -> Draft:
    """The draft as it is kept from now on; who did not sign in finds it again by its key."""
    kept = drafts.begin(draft)
    if request.profile_id is None:
        visits.note_draft(request.session, kept)
    return kept
