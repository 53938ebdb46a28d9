"""Whatever way somebody goes through a form: what was answered is there, and what was submitted is submitted once.

What should be kept is a plain dictionary. Tabs hold pages as they were when they were shown, so that a step in an old
one is what the back button does too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eloket.cases import drafts
from eloket.cases.models import Case, Draft
from eloket.cases.tests.builders import REVIEW, published
from eloket.core import clock
from eloket.eforms.tests.builders import a_form, a_page, a_question
from eloket.portal.tests.builders import idle, text

pytestmark = pytest.mark.django_db
FORM = "/aanvragen/proef/"
PAGES = ("dog", "name", "why")
TABS = (0, 1)
AN = "An Willems"


@pytest.fixture
def busy(citizen: Client) -> Client:
    """The second page is only asked of whoever has a dog."""
    name = a_question("text", "name", when={"dog": "yes"})
    questions = (a_question("yes_no", "dog"), name, a_question("long_text", "why"))
    published("proef", REVIEW, form=a_form(*(a_page(each, key=each.key) for each in questions)))
    return citizen


@dataclass
class Tab:
    """What stands in one window: by page the answer it shows and the mark it carries; the page to submit."""

    shown: dict[str, str | None] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    check: dict[str, str] = field(default_factory=dict)


@dataclass
class Visit:
    """A browser, and what has to be true of it."""

    browser: Client
    tabs: tuple[Tab, ...] = field(default_factory=lambda: tuple(Tab() for _tab in TABS))
    kept: dict[str, str] = field(default_factory=dict)
    by_an: set[str] = field(default_factory=set)
    submitted: dict[str, dict[str, str]] = field(default_factory=dict)

    def asked(self) -> dict[str, str]:
        return {page: said for page, said in self.kept.items() if page != "name" or self.kept.get("dog") == "yes"}

    def is_asked(self, page: str) -> bool:
        return page != "name" or self.kept.get("dog") == "yes"

    def look(self, tab: int, page: str, _said: str) -> None:
        answer = self.browser.get(f"{FORM}vraag/{page}/")
        assert answer.status_code == (200 if self.is_asked(page) else 302)
        if self.is_asked(page):
            assert shows(answer, page) == self.kept.get(page)
            self._remember(tab, page, answer)

    def answer(self, tab: int, page: str, said: str) -> None:
        self._send(tab, page, {page: said})

    def answer_twice(self, tab: int, page: str, said: str) -> None:
        self._send(tab, page, {page: said})
        self._send(tab, page, {page: said})

    def stop_for_today(self, tab: int, page: str, said: str) -> None:
        self._send(tab, page, {page: said, "later": "yes"})

    def answer_wrongly(self, tab: int, page: str, _said: str) -> None:
        wrong = "x" * 300 if page == "name" else ""
        answer = self.browser.post(f"{FORM}vraag/{page}/", {page: wrong})
        assert answer.status_code == (422 if self.is_asked(page) else 302)

    def be_helped(self, _tab: int, page: str, said: str) -> None:
        draft = Draft.objects.filter(service="proef").first()
        if draft:
            drafts.save_answers(draft, {page: value(page, said)}, now=clock.now(), by=AN)
            if self.kept.get(page) != value(page, said):
                self.by_an.add(page)
            self.kept[page] = value(page, said)

    def be_away(self, tab: int, page: str, said: str) -> None:
        """Too long: what was sent then is there after signing in again, and is not an answer yet."""
        who = self.browser.session["citizen"]
        idle(self.browser, minutes=16)
        assert self.browser.post(f"{FORM}vraag/{page}/", {page: value(page, said)}).status_code == 401
        session = self.browser.session
        session["citizen"] = who
        session.save()
        again = self.browser.get(f"{FORM}vraag/{page}/")
        if self.is_asked(page):
            assert shows(again, page) == value(page, said)
            self._remember(tab, page, again)
        self._send(tab, page, {page: said})

    def check(self, tab: int, _page: str, _said: str) -> None:
        answer = self.browser.get(f"{FORM}nakijken/")
        is_complete = {"dog", "why"} | ({"name"} if self.kept.get("dog") == "yes" else set()) <= self.kept.keys()
        assert answer.status_code == (200 if is_complete else 302)
        if is_complete:
            self.tabs[tab].check = dict(re.findall(r'name="(draft|seen)" value="([^"]+)"', text(answer)))

    def submit(self, tab: int, _page: str, _said: str) -> None:
        """Twice, as a double click does."""
        sent = self.tabs[tab].check
        if sent:
            first, second = (self.browser.post(f"{FORM}nakijken/", sent) for _click in range(2))
            assert first.status_code == second.status_code
            if first.status_code == 302 and "/klaar/" in first["Location"]:
                assert first["Location"] == second["Location"]
                self._note_submitted(sent["draft"])

    def _note_submitted(self, key: str) -> None:
        if key not in self.submitted:
            self.submitted[key] = self.asked()
            self.kept, self.by_an = {}, set()

    def _send(self, tab: int, page: str, fields: dict[str, str]) -> None:
        held, said = self.tabs[tab], value(page, fields[page])
        seen = {"seen": held.marks[page]} if page in held.marks else {}
        answer = self.browser.post(f"{FORM}vraag/{page}/", fields | {page: said} | seen)
        is_surprise = bool(seen) and page in self.by_an and held.shown[page] != self.kept.get(page)
        if is_surprise and self.is_asked(page):
            # What An said stays, what was typed is still there, and pressing again decides.
            assert answer.status_code == 409 and shows(answer, page) == said
            self._remember(tab, page, answer, shown=self.kept[page])
            return
        assert answer.status_code == 302
        if self.is_asked(page) or self._is_begun():
            if self.kept.get(page) != said:
                self.by_an.discard(page)
            self.kept[page] = said

    def _is_begun(self) -> bool:
        return Draft.objects.filter(service="proef").exists()

    def _remember(self, tab: int, page: str, answer: Any, *, shown: str | None = None) -> None:
        found = re.search(r'name="seen" value="([^"]+)"', text(answer))
        assert found
        self.tabs[tab].marks[page] = found[1]
        self.tabs[tab].shown[page] = shown or self.kept.get(page)

    def holds(self) -> None:
        draft = Draft.objects.filter(service="proef").first()
        assert (draft.answers if draft else {}) == self.kept
        cases = {str(case.submission_key): case.answers for case in Case.objects.filter(version__service="proef")}
        assert cases == self.submitted


def value(page: str, said: str) -> str:
    return ("yes" if len(said) % 2 else "no") if page == "dog" else said


def shows(answer: Any, page: str) -> str | None:
    """What stands in the field of a page. None: nothing."""
    said = text(answer)
    if page == "dog":
        chosen = re.search(r'<input[^>]*value="(yes|no)"[^>]*checked', said)
    elif page == "name":
        chosen = re.search(r'<input[^>]*id="name"[^>]*value="([^"]+)"', said)
    else:
        chosen = re.search(r"<textarea[^>]*>\n([^<]+)</textarea>", said)
    return chosen[1] if chosen else None


STEPS: tuple[Callable[[Visit, int, str, str], None], ...] = (
    Visit.look,
    Visit.answer,
    Visit.answer,
    Visit.answer_twice,
    Visit.answer_wrongly,
    Visit.stop_for_today,
    Visit.be_helped,
    Visit.be_away,
    Visit.check,
    Visit.check,
    Visit.submit,
    Visit.submit,
)
WORDS = st.sampled_from(["Rex", "Fikkie", "Blaffie de hond", "omdat"])
WAYS = st.lists(
    st.tuples(st.sampled_from(STEPS), st.sampled_from(TABS), st.sampled_from(PAGES), WORDS), min_size=4, max_size=25
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=WAYS)
def test_no_answer_is_lost_and_no_request_is_taken_twice(
    busy: Client, way: list[tuple[Callable[[Visit, int, str, str], None], int, str, str]]
) -> None:
    with transaction.atomic():
        visit = Visit(busy)
        for step, tab, page, said in way:
            step(visit, tab, page, said)
            visit.holds()
        transaction.set_rollback(True)


def test_the_short_way_reaches_the_end(busy: Client) -> None:
    """So that the property above cannot hold because nothing ever happens."""
    visit = Visit(busy)
    for page, said in (("dog", "a"), ("name", "Rex"), ("why", "omdat")):
        visit.answer(0, page, said)
    visit.check(0, "", "")
    visit.submit(0, "", "")
    visit.holds()
    assert list(visit.submitted.values()) == [{"dog": "yes", "name": "Rex", "why": "omdat"}]
