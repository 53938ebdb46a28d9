"""What is published, kept in the process: no query as long as nothing changes, and a publish shows at once."""

import pytest
from conftest import until
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eloket.catalogue import shelf as module
from eloket.catalogue.folders import Folder
from eloket.catalogue.models import ServiceVersion
from eloket.catalogue.publishing import publish
from eloket.catalogue.shelf import shelf
from eloket.catalogue.tests.builders import a_service, defined
from eloket.core import clock


def put(slug: str, title: str = "Verhuizing melden") -> None:
    record = a_service(title={"nl": title, "en": title})
    publish([Folder(slug, defined(record), ())], now=clock.now())


def queries() -> int:
    with CaptureQueriesContext(connection) as asked:
        shelf()
    return len(asked)


def test_nothing_is_asked_as_long_as_nothing_is_published(listening: None) -> None:
    put("verhuizing")
    until(lambda: "verhuizing" in shelf().services)
    until(lambda: queries() == 0)
    before = shelf()
    assert queries() == 0 and shelf() is before


def test_a_publish_shows_at_once(listening: None) -> None:
    put("verhuizing")
    until(lambda: queries() == 0)
    put("verhuizing", "Adres doorgeven")
    until(lambda: shelf().services["verhuizing"].title.nl == "Adres doorgeven")


def test_a_process_that_cannot_listen_asks_each_time(listening: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._watch, "is_listening", False)
    put("verhuizing")
    assert "verhuizing" in shelf().services
    # The services themselves are not read again: only which versions are current.
    assert queries() == queries() == 1


@pytest.mark.django_db
def test_whoever_publishes_sees_it_before_it_is_committed() -> None:
    put("verhuizing")
    assert list(shelf().services) == ["verhuizing"]


@pytest.mark.django_db
def test_a_version_that_this_release_does_not_understand_takes_no_other_with_it() -> None:
    put("verhuizing")
    put("graf")
    ServiceVersion.objects.filter(service="graf").update(content={"code": "X"})
    assert list(shelf().services) == ["verhuizing"]


@pytest.mark.django_db
def test_equal_marks_are_equal_shelves() -> None:
    put("verhuizing")
    first = shelf().mark
    assert shelf().mark == first
    put("verhuizing", "Adres doorgeven")
    assert shelf().mark != first
