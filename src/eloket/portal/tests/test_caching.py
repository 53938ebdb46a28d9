"""Public pages say when nothing changed, and show at once what was published."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from eloket.catalogue.folders import Folder, read
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.portal.caching import made_with
from eloket.portal.tests.builders import main

pytestmark = pytest.mark.django_db
PAGES = ["/", "/diensten/", "/diensten/verhuizing/", "/levensgebeurtenissen/", "/levensgebeurtenissen/verhuizen/"]


def retitle(slug: str, title: str) -> None:
    definition = read(settings.SERVICES / slug / "service.yaml").definition
    assert definition
    changed = definition.model_copy(update={"title": definition.title.model_copy(update={"nl": title})})
    publish([Folder(slug, changed, ())], now=clock.now())


@pytest.mark.parametrize("path", PAGES)
def test_who_has_the_page_already_is_told_that_nothing_changed(client: Client, city: None, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200 and first["Cache-Control"] == "no-cache" and "Cookie" in first["Vary"]
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not again.content


def test_a_publish_shows_at_once_also_to_who_has_the_page(client: Client, city: None) -> None:
    before = client.get("/diensten/verhuizing/")
    retitle("verhuizing", "Adres doorgeven")
    after = client.get("/diensten/verhuizing/", headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200 and "Adres doorgeven" in main(after)


@pytest.mark.parametrize("kind", ["catalogue/life_events/*.yaml", "portal/*.py", "portal/jinja2/portal/*.html"])
def test_a_release_with_other_lists_or_code_is_another_page(kind: str) -> None:
    root = Path(settings.PACKAGE)
    assert set(root.glob(kind)) and set(root.glob(kind)) <= set(made_with(root))


@pytest.mark.parametrize(("cookie", "value"), [("taal", "en"), ("weergave", "donker")])
def test_another_language_or_look_is_another_page(client: Client, city: None, cookie: str, value: str) -> None:
    before = client.get("/diensten/verhuizing/")["ETag"]
    client.cookies[cookie] = value
    assert client.get("/diensten/verhuizing/", headers={"If-None-Match": before}).status_code == 200


def test_the_page_of_somebody_who_is_signed_in_is_kept_nowhere(citizen: Client) -> None:
    page = citizen.get("/diensten/verhuizing/")
    assert "ETag" not in page and "no-store" in page["Cache-Control"]
    public = Client().get("/diensten/verhuizing/")["ETag"]
    assert citizen.get("/diensten/verhuizing/", headers={"If-None-Match": public}).status_code == 200
