"""Who may enter: every address of the site, every kind of visitor, looking and sending. Made from the addresses
themselves, so that a new one without a policy, or with a hole in it, fails here.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
from conftest import FATIMA, MARIA
from django.db import transaction
from django.test import Client

from eloket.audit.models import Entry
from eloket.backoffice.tests.builders import at_the_desk
from eloket.cases import drafts, helping
from eloket.cases.codes import code
from eloket.cases.models import Case, Decision
from eloket.cases.uploads.tests.builders import uploaded
from eloket.catalogue import drafting
from eloket.catalogue.models import Service, ServiceDraft, ServiceVersion
from eloket.config.tests.routes import OWN, Route, address, examples, routes
from eloket.core import clock
from eloket.core.actors import Actor
from eloket.core.keys import new_key
from eloket.correspondence.models import Message
from eloket.documents.models import Document, SwitchedOff
from eloket.identity.actions import admit_staff
from eloket.identity.models import StaffMember
from eloket.identity.tests.provider import Provider
from eloket.portal.tests.builders import submitted, text

pytestmark = pytest.mark.django_db
ROUTES = routes()
SIGN_IN = {
    "citizen": "/aanmelden/?",
    "applicant": "/aanmelden/?",
    "staff": "/balie/aanmelden/?",
    "editor": "/balie/aanmelden/?",
}
# Visitors, and the doors that open for them.
VISITORS = {
    "anonymous": {"public"},
    "citizen": {"public", "citizen", "applicant"},
    "stranger": {"public", "citizen", "applicant"},
    "clerk": {"public", "staff"},
    "clerk of another team": {"public", "staff"},
    "editor": {"public", "staff", "editor"},
}
ENTRIES = {"public", "applicant", "citizen", "staff", "editor"}
# Those for whom something of Fatima's, or of her team, does not exist.
OUTSIDERS = {"stranger", "clerk of another team", "editor"}
# Addresses with `key` or `number` in them that name no possession: a page of a form is everybody's.
EVERYBODYS = {"apply_page"}
# Signing out is sent, not looked at. Coming back from a provider without having gone there is no sign-in.
# An old version does not come back while somebody writes the service.
EXCEPTIONS = {
    "leave": {405},
    "leave_staff": {405},
    "enter_returned": {400},
    "enter_staff_returned": {400},
    "editor_restore": {409},
}
_LINKS = re.compile(r'(?:href|action|src)="([^"]*)"')


@pytest.fixture
def places(citizen: Client, desk: Client) -> dict[str, dict[str, object]]:
    case = Case.objects.get(number=submitted(citizen))
    document = Document.objects.get(kind_code="DOC-11", profile__number=FATIMA)
    message = Message.objects.filter(profile__number=FATIMA).first()
    # In the request that she submitted, and in the draft of another.
    service = Service.objects.get(slug="verhuizing")
    draft = drafts.begin(drafts.at_hand(service, profile_id=case.profile_id, now=clock.now()))
    upload = uploaded(case, draft=draft)
    given = code("help", helping.ask(draft, now=clock.now()).pk)
    an = StaffMember.objects.get(name="An Willems")
    help_ = helping.come_in(given, reason="aan het loket", clerk=an, now=clock.now())
    drafting.begin("verhuizing", actor=Actor("staff", new_key(), "An Willems"), now=clock.now())
    return examples(case, document, message, upload, help_)


@pytest.fixture
def visitors(citizen: Client, stranger: Client, desk: Client) -> dict[str, Client]:
    wies = admit_staff(issuer="https://staff.example", subject="wies", name="Wies Maes", team="wegen")
    given = {"issuer": "https://staff.example", "subject": "noor", "name": "Noor Claes", "team": "communicatie"}
    noor = admit_staff(**given, may_edit_catalogue=True)
    people = [Client(), citizen, stranger, desk, at_the_desk(wies), at_the_desk(noor)]
    return dict(zip(VISITORS, people, strict=True))


def is_out(visitor: str, route: Route) -> bool:
    return route.entry not in VISITORS[visitor]


def owns_nothing_there(visitor: str, route: Route) -> bool:
    return visitor in OUTSIDERS and route.name not in EVERYBODYS and bool(OWN & route.places)


def test_every_address_says_who_may_enter() -> None:
    assert len(ROUTES) > 30
    assert [route.name for route in ROUTES if route.entry not in ENTRIES] == []


def test_every_address_of_staff_lies_behind_the_counter_and_no_other_does() -> None:
    entrance = {"enter_staff", "enter_staff_returned", "leave_staff"}
    for route in ROUTES:
        is_behind = route.view.__module__.startswith("eloket.backoffice") and route.name not in entrance
        assert (route.entry in ("staff", "editor")) is is_behind, route.name


def test_every_place_in_an_address_has_an_example(places: dict[str, dict[str, object]]) -> None:
    assert {route.name: route.places for route in ROUTES if route.places} == {
        name: frozenset(example) for name, example in places.items()
    }


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_doors(
    provider: Provider, visitors: dict[str, Client], places: dict[str, dict[str, object]], method: str
) -> None:
    wrong = []
    for route in ROUTES:
        for visitor, browser in visitors.items():
            with visit(browser) as one:
                before = _state()
                answer = getattr(one, method)(address(route, places))
                if not fits(visitor, route, answer, is_unchanged=_state() == before):
                    wrong.append(f"{visitor} at {route.name}: {answer.status_code} {answer.get('Location', '')}")
    assert wrong == []


def fits(visitor: str, route: Route, answer: Any, *, is_unchanged: bool) -> bool:
    said, where = answer.status_code, answer.get("Location", "")
    if is_out(visitor, route):
        # A form may not lead to another site, so who sends one reads a page with a link.
        if route.entry == "editor" and "staff" in VISITORS[visitor]:
            return is_unchanged and said == 403
        leads = said == 302 and where.startswith(SIGN_IN[route.entry])
        tells = said == 401 and SIGN_IN[route.entry] in answer.content.decode()
        return is_unchanged and (leads or tells)
    if owns_nothing_there(visitor, route):
        return is_unchanged and said == 404 and "El Amrani" not in text(answer)
    allowed = {200, 302, 422} | EXCEPTIONS.get(route.name, set())
    return said in allowed and not where.startswith(tuple(SIGN_IN.values()))


def test_nothing_is_sent_from_another_site(
    provider: Provider, visitors: dict[str, Client], places: dict[str, dict[str, object]]
) -> None:
    wrong = []
    for route in ROUTES:
        for visitor, browser in visitors.items():
            with visit(browser, enforce_csrf_checks=True) as forger:
                before = _state()
                answer = forger.post(address(route, places), {"on": "no", "outcome": "grant", "revision": "0"})
                if answer.status_code != 403 or _state() != before:
                    wrong.append(f"{visitor} at {route.name}: {answer.status_code}")
    assert wrong == []


@contextmanager
def visit(browser: Client, **options: bool) -> Iterator[Client]:
    """A browser with the same cookies, whose one visit leaves nothing behind."""
    with transaction.atomic():
        one = Client(**options)
        one.cookies = deepcopy(browser.cookies)
        yield one
        transaction.set_rollback(True)


def _state() -> list[object]:
    """What a visitor who does not get in must not change."""
    return [
        *(model.objects.count() for model in (Entry, Case, Decision, SwitchedOff, Document, ServiceVersion)),
        *ServiceDraft.objects.values_list("revision", "state"),
        *Case.objects.values_list("revision", "handler"),
        *Message.objects.order_by("pk").values_list("read_at"),
    ]


def test_nothing_of_one_person_stands_in_an_address(citizen: Client, stranger: Client, desk: Client) -> None:
    """Every link, form, picture and redirect that Fatima and a clerk meet on their way."""
    submitted(citizen)
    personal = ["amrani", "fatima", "peeters", "stuivenberg", "meir", FATIMA.lower(), MARIA.lower(), "1992", "%40"]
    met = _addresses(citizen, "/mijn/") | _addresses(desk, "/balie/")
    assert len(met) > 40
    assert [one for one in met if any(word in one.lower() for word in personal)] == []


def _addresses(browser: Client, start: str) -> set[str]:
    met, todo = {start}, [start]
    while todo:
        answer = browser.get(todo.pop())
        assert answer.status_code in (200, 302, 405), answer
        found = set(_LINKS.findall(text(answer))) if answer["Content-Type"].startswith("text/html") else set()
        found |= {answer["Location"]} if "Location" in answer else set()
        # What changes a preference leads back to every page there is, so it is looked at and not followed.
        fresh = {one for one in found - met if not one.startswith(("/static", "mailto:", "tel:", "#"))}
        met |= fresh
        todo += [one for one in fresh if one.startswith("/") and not one.startswith(("/taal", "/weergave", "/aanm"))]
    return met
