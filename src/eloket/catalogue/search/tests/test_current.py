import pytest

from eloket.catalogue.folders import Folder
from eloket.catalogue.publishing import publish
from eloket.catalogue.search.current import current_index
from eloket.catalogue.search.tests.builders import a_service
from eloket.core import clock

pytestmark = pytest.mark.django_db


def put(slug: str, title: str) -> None:
    publish([Folder(slug, a_service(title), ())], now=clock.now())


def test_what_is_published_is_found_at_once() -> None:
    assert current_index().search("olifant", "nl").slugs == ()
    put("dier", "Olifant lenen")
    assert current_index().search("olifant", "nl").slugs == ("dier",)
    put("dier", "Giraf lenen")
    assert current_index().search("giraf", "nl").slugs == ("dier",)
    assert current_index().search("olifant", "nl").slugs == ()


def test_it_is_made_anew_only_then() -> None:
    put("dier", "Olifant lenen")
    assert current_index() is current_index()
