"""Every service of the city: its page opens, and its form leads to a confirmation with answers that are valid."""

from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from eloket.cases.models import Case
from eloket.cases.prefill import facts_of
from eloket.cases.rules import NO_SIGN_IN
from eloket.cases.unknown import with_unknown
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.folders import Folder, read
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.eforms.tests.filling_in import fields
from eloket.portal.tests.builders import draft_key, main, text
from eloket.profiles.rules import Facts

pytestmark = pytest.mark.django_db
SLUGS = sorted(file.parent.name for file in settings.SERVICES.glob("*/service.yaml"))
FIRST_OPEN = 40


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> Folder:
    return read(settings.SERVICES / request.param / "service.yaml")


@pytest.mark.parametrize("folder", SLUGS, indirect=True)
def test_a_service_can_be_read_and_had(folder: Folder, citizen: Client) -> None:
    publish([folder], now=clock.now())
    definition = folder.definition
    assert definition
    for language in ("nl", "en"):
        citizen.cookies["taal"] = language
        page = main(citizen.get(f"/diensten/{folder.slug}/"))
        assert definition.title[language] in page and definition.phone in page
        assert (f'href="/aanvragen/{folder.slug}/"' in page) is definition.channels.online
    citizen.cookies["taal"] = "nl"
    if definition.form:
        for last in (False, True):
            walked(Client() if definition.assurance in NO_SIGN_IN else citizen, folder.slug, definition, last=last)


def walked(browser: Client, slug: str, definition: ServiceDefinition, *, last: bool) -> None:
    """From the start to the confirmation, page by page as the form itself leads."""
    before = Case.objects.count()
    start = browser.get(f"/aanvragen/{slug}/")
    assert start.status_code in (200, 302), f"{slug} does not start"
    where = _first(browser, slug)
    for _page in range(FIRST_OPEN):
        if not where.startswith(f"/aanvragen/{slug}/vraag/"):
            break
        where = _answered(browser, definition, where, last=last)
    assert where == f"/aanvragen/{slug}/nakijken/"
    done = browser.post(where, {"draft": draft_key(browser, slug)})
    assert done.status_code == 302, main(done)
    assert Case.objects.count() == before + 1
    confirmation = browser.get(done["Location"])
    assert confirmation.status_code == 200 and "/klaar/" in done["Location"]


def known_of(browser: Client) -> Facts:
    """What the form knows of whoever sits at this browser."""
    person = browser.session.get("citizen")
    return facts_of(UUID(person["key"]) if person else None)


def _first(browser: Client, slug: str) -> str:
    """The check sends whoever did not answer everything to the first open page."""
    return str(browser.get(f"/aanvragen/{slug}/nakijken/").get("Location", f"/aanvragen/{slug}/nakijken/"))


def _answered(browser: Client, definition: ServiceDefinition, where: str, *, last: bool) -> str:
    shown = browser.get(where)
    assert shown.status_code == 200, where
    form = with_unknown(definition, known_of(browser))
    asked = form.page(where.rstrip("/").rsplit("/", 1)[1])
    assert asked
    present = asked.model_copy(
        update={"questions": tuple(q for q in asked.questions if f'name="{q.key}' in text(shown))}
    )
    answer = browser.post(where, fields(present, today=clock.today(), last=last, form=form))
    assert answer.status_code == 302, f"{where}: {main(answer)}"
    return str(answer["Location"])
