"""How many queries each page takes. A number that grows is a choice; a number that grows with the list is a mistake."""

from collections.abc import Iterable

import pytest
from conftest import FATIMA, until
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eloket.backoffice.tests.builders import at_the_desk
from eloket.backoffice.tests.test_helping import let_in
from eloket.cases.models import Case, Draft
from eloket.cases.tests.builders import REVIEW, published
from eloket.cases.uploads.tests.builders import uploaded
from eloket.catalogue.shelf import shelf
from eloket.correspondence.models import Message
from eloket.documents.models import Document
from eloket.identity.actions import admit_staff
from eloket.portal.tests.builders import filled_in, submitted

pytestmark = pytest.mark.django_db
# Nothing is asked of the database for pages that are everybody's, as long as nothing is published.
PUBLIC = [
    "/",
    "/zoeken/?q=verhuisd",
    "/zoeken/voorstellen/?q=verh",
    "/straten/?q=kerk",
    "/diensten/",
    "/diensten/verhuizing/",
    "/levensgebeurtenissen/",
    "/levensgebeurtenissen/verhuizen/",
]
# When something was published a moment ago. Of these, the shelf takes one each time it is asked inside a test.
OPEN_DATA = {
    "/catalogus.ttl": 2,
    "/catalogus.jsonld": 2,
    "/catalogus/ldes/": 2,
    "/catalogus/ldes/1/": 3,
    "/sitemap.xml": 2,
    "/robots.txt": 0,
}
CITIZEN = {
    "/mijn/": 6,
    "/mijn/documenten/": 5,
    "/mijn/documenten/{document}/": 4,
    "/mijn/aanvragen/": 4,
    "/mijn/aanvragen/{case}/": 6,
    "/mijn/berichten/": 3,
    "/mijn/berichten/{message}/": 4,
    "/mijn/profiel/": 4,
    "/mijn/inzage/": 5,
    "/welkom/": 5,
    "/aanvragen/verhuizing/": 6,
    "/aanvragen/verhuizing/vraag/wanneer/": 6,
    "/aanvragen/verhuizing/vraag/waarheen/": 6,
    "/aanvragen/verhuizing/vraag/wie/": 6,
    "/aanvragen/verhuizing/later/": 6,
    "/aanvragen/verhuizing/hulp/": 7,
    "/aanvragen/verhuizing/nakijken/": 7,
    "/aanvragen/verhuizing/klaar/{case}/": 5,
}
# More services, more drafts and more versions add nothing.
EDITOR = {
    "/balie/diensten/": 5,
    "/balie/diensten/?zoek=attest": 5,
    "/balie/diensten/_nieuw/": 4,
    "/balie/diensten/verhuizing/": 5,
    "/balie/diensten/verhuizing/deel/teksten/": 4,
    "/balie/diensten/verhuizing/deel/vinden/": 5,
    "/balie/diensten/verhuizing/formulier/": 4,
    "/balie/diensten/verhuizing/formulier/0/0/": 4,
    "/balie/diensten/verhuizing/voorbeeld/": 5,
    "/balie/diensten/verhuizing/controle/": 6,
    "/balie/diensten/verhuizing/versies/": 3,
    "/balie/diensten/gezinssamenstelling/": 4,
}
HELPER = {"{help}": 8, "{help}vraag/wanneer/": 7}
CLERK = {"/balie/hulp/": 2, "/balie/": 3, "/balie/?lijst=mij": 3, "/balie/?lijst=klaar": 3, "/balie/zaken/{case}/": 7}


def test_public_pages(client: Client, listening: None, city: None) -> None:
    until(lambda: counted(client, PUBLIC) == dict.fromkeys(PUBLIC, 0))
    published("attest", REVIEW)
    until(lambda: "attest" in shelf().services)
    assert counted(client, PUBLIC) == dict.fromkeys(PUBLIC, 0)


def test_open_data_however_many_services(client: Client, city: None) -> None:
    for nth in range(3):
        published(f"attest-{nth}", REVIEW)
        client.get("/diensten/")
        assert counted(client, OPEN_DATA) == OPEN_DATA


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


def test_the_pages_of_a_clerk_who_helps_however_much_was_filled_in(citizen: Client, desk: Client) -> None:
    citizen.get("/aanvragen/verhuizing/nakijken/", follow=True)
    help_ = let_in(citizen, desk)
    counts = {path.format(help=help_): count for path, count in HELPER.items()}
    assert counted(desk, counts) == counts
    filled_in(citizen)
    assert counted(desk, counts) == counts


def test_the_pages_of_an_editor_however_many_services(city: None) -> None:
    given = {"issuer": "https://staff.example", "subject": "noor", "name": "Noor Claes", "team": "communicatie"}
    editor = at_the_desk(admit_staff(**given, may_edit_catalogue=True))
    editor.post("/balie/diensten/verhuizing/begin/")
    editor.get("/balie/diensten/")
    assert counted(editor, EDITOR) == EDITOR
    for nth in range(3):
        published(f"attest-{nth}", REVIEW)
        editor.post(f"/balie/diensten/attest-{nth}/begin/")
    editor.get("/balie/diensten/")
    assert counted(editor, EDITOR) == EDITOR


def test_a_file_however_many_stand_beside_it(citizen: Client, desk: Client) -> None:
    case = Case.objects.get(number=submitted(citizen))
    citizen.get("/aanvragen/verhuizing/nakijken/")
    filled_in(citizen)
    for _time in range(3):
        upload = uploaded(case, draft=Draft.objects.get(profile=case.profile))
    file = f"bestanden/{upload.pk}/"
    assert queries(citizen, f"/mijn/aanvragen/{case.number}/{file}") == 3
    assert queries(citizen, f"/aanvragen/verhuizing/{file}") == 6
    assert queries(desk, f"/balie/zaken/{case.number}/{file}") == 5


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
