"""How many queries each page takes. A number that grows is a choice; a number that grows with the list is a mistake."""

from collections.abc import Iterable

import pytest
from conftest import FATIMA
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eloket.cases.models import Case
from eloket.cases.tests.builders import REVIEW, published
from eloket.correspondence.models import Message
from eloket.documents.models import Document
from eloket.portal.tests.builders import filled_in, submitted

pytestmark = pytest.mark.django_db
PUBLIC = {"/": 1, "/diensten/": 1, "/diensten/verhuizing/": 1}
CITIZEN = {
    "/mijn/": 6,
    "/mijn/documenten/": 5,
    "/mijn/documenten/{document}/": 4,
    "/mijn/aanvragen/": 4,
    "/mijn/aanvragen/{case}/": 5,
    "/mijn/berichten/": 3,
    "/mijn/berichten/{message}/": 4,
    "/mijn/profiel/": 4,
    "/mijn/inzage/": 5,
    "/welkom/": 5,
    "/aanvragen/verhuizing/": 5,
    "/aanvragen/verhuizing/vraag/wanneer/": 5,
    "/aanvragen/verhuizing/vraag/waarheen/": 5,
    "/aanvragen/verhuizing/vraag/wie/": 5,
    "/aanvragen/verhuizing/nakijken/": 6,
    "/aanvragen/verhuizing/klaar/{case}/": 4,
}
CLERK = {"/balie/": 3, "/balie/?lijst=mij": 3, "/balie/?lijst=klaar": 3, "/balie/zaken/{case}/": 6}


def test_public_pages(client: Client, city: None) -> None:
    published("attest", REVIEW)
    assert counted(client, PUBLIC) == PUBLIC


def test_the_pages_of_a_citizen_however_long_her_lists(citizen: Client) -> None:
    submitted(citizen)
    filled_in(citizen)
    assert counted(citizen, CITIZEN) == CITIZEN
    more_of_everything(citizen)
    assert counted(citizen, CITIZEN) == CITIZEN


def test_the_pages_of_a_clerk_however_long_the_list(citizen: Client, desk: Client) -> None:
    submitted(citizen)
    desk.post(own("/balie/zaken/{case}/neem/"))
    assert counted(desk, CLERK) == CLERK
    more_of_everything(citizen)
    for case in Case.objects.filter(closed_at=None):
        desk.post(f"/balie/zaken/{case.number}/neem/")
    assert counted(desk, CLERK) == CLERK


def more_of_everything(citizen: Client) -> None:
    """Services, drafts, cases, messages, and lines in the log."""
    for nth in range(3):
        published(f"attest-{nth}", REVIEW)
        submitted(citizen, f"attest-{nth}")
        submitted(citizen, "gezinssamenstelling")
        citizen.get(f"/aanvragen/attest-{nth}/nakijken/")


def counted(browser: Client, paths: Iterable[str]) -> dict[str, int]:
    return {path: queries(browser, own(path)) for path in paths}


def queries(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(path).status_code == 200, path
    return len(seen)


def own(path: str) -> str:
    """The path with something of Fatima's in its place."""
    if "{" not in path:
        return path
    return path.format(
        document=Document.objects.get(kind_code="DOC-11", profile__number=FATIMA, ended_at=None).number,
        case=Case.objects.filter(version__service="verhuizing").first().number,
        message=Message.objects.filter(profile__number=FATIMA).first().pk,
    )
