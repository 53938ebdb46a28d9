"""Somebody on the way through the form of a service: what is known of them, and what they answered so far."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from eloket.cases import prefill
from eloket.cases.errors import TooYoung
from eloket.cases.models import Draft
from eloket.cases.rules import Seen, is_old_enough, mark, reviews
from eloket.cases.unknown import is_silent, with_unknown
from eloket.catalogue.models import Service
from eloket.eforms.definition import Form, Page
from eloket.eforms.problems import Problem, Problems
from eloket.eforms.questions.base import Known, Sent
from eloket.eforms.rules import check_page, first_open_page, having_answered, neighbours, pages_asked
from eloket.eforms.screens import Answered, answered, asked, sentence
from eloket.profiles.rules import Facts
from eloket.profiles.vocabulary import VOCABULARY


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

    def page_context(self, page: Page, *, sent: Sent | None = None, problems: Sequence[Problem] = ()) -> dict[str, Any]:
        """What a page with questions shows: earlier answers, or what was just typed and what is wrong with it."""
        answers = self.draft.answers
        return self.context(
            page=page,
            questions=asked(page, answers, self.known, self.language, sent=sent, problems=problems),
            before=neighbours(self.pages, page.key)[0],
            step=self.begins_at + [each.key for each in self.pages].index(page.key),
            steps=self.steps,
            problems=[{"field": problem.field, "text": sentence(problem, self.language)} for problem in problems],
            sends_files=any(question.type == "files" for question in page.questions),
            seen=mark(typed_keys(page), answers),
        )

    def after(self, page: Page, saved: Draft) -> str | None:
        """The page that follows on this one once its answers are saved. None: everything further on is answered."""
        pages = pages_asked(self.form, saved.answers, self.known)
        if page.key not in [each.key for each in pages] or not first_open_page(self.form, saved.answers, self.known):
            return None
        return neighbours(pages, page.key)[1]

    def so_far(self, page: Page, sent: Sent) -> dict[str, Any]:
        """The answers to a page that nobody finished: those that are right already."""
        found: dict[str, Any] = {}
        for question in page.questions:
            with suppress(Problems):
                found |= check_page(page.model_copy(update={"questions": (question,)}), sent, self.known)
        return {key: answer for key, answer in found.items() if answer is not None}

    def standing(self, page: Page) -> list[Answered]:
        """The answers to this page as they are kept, in words."""
        return [each for each in self.answered if each.page == page.key]

    @cached_property
    def answered(self) -> list[Answered]:
        """Every answer so far, in words."""
        return answered(self.form, self.draft.answers, self.known, self.language)

    @cached_property
    def pages(self) -> list[Page]:
        return pages_asked(self.form, self.draft.answers, self.known)

    def page(self, key: str) -> Page | None:
        return next((each for each in self.pages if each.key == key), None)

    @cached_property
    def helped(self) -> dict[str, list[str]]:
        """By clerk, what was filled in together, in words."""
        found: dict[str, list[str]] = {}
        for page in self.pages:
            for question in page.questions:
                if clerk := self.draft.helped.get(question.key):
                    found.setdefault(clerk, []).append(question.label[self.language])
        return found

    @property
    def first_open(self) -> Page | None:
        return first_open_page(self.form, self.draft.answers, self.known)

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


def of_draft(draft: Draft, service: Service, *, language: str, today: date) -> Journey:
    """Whoever is busy with this draft. Raises TooYoung."""
    facts = prefill.facts_of(draft.profile_id)
    if not is_old_enough(draft.version.definition, facts, today=today):
        raise TooYoung
    form = with_unknown(draft.version.definition, facts)
    known = having_answered(form, draft.answers, prefill.known(facts, today=today))
    return Journey(service, draft, form, facts, known, language)


def typed_keys(page: Page) -> tuple[str, ...]:
    """The questions of a page whose answers travel with it; files are kept as they come, whoever adds them."""
    return tuple(question.key for question in page.questions if question.type != "files")


def seen(page: Page, sent_mark: str | None) -> Seen | None:
    """What the page showed, by the mark it carried. None: it carried none."""
    return Seen(typed_keys(page), sent_mark) if sent_mark else None
