"""`./eloket concepts`: what it says, and how it ends."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from eloket.catalogue.exchange.tests.builders import a_service
from eloket.catalogue.folders import Folder
from eloket.catalogue.models import Concept
from eloket.catalogue.publishing import publish
from eloket.core import clock

EXAMPLES = Path(__file__).parents[2] / "catalogue" / "exchange" / "tests" / "examples"
PAGES = [str(EXAMPLES / f"ldes_conceptsnapshots_page-{number}.json") for number in (0, 1)]
pytestmark = pytest.mark.django_db


def said(*words: str) -> str:
    out = StringIO()
    call_command("concepts", *words, stdout=out, stderr=out)
    return out.getvalue()


def test_loading_twice_changes_nothing() -> None:
    assert said("load", *PAGES).startswith("2 concepts new, 0 newer, 0 known already.")
    assert said("load", *PAGES).startswith("0 concepts new, 0 newer, 2 known already.")


def test_services_behind_are_named() -> None:
    service = a_service(concept="1502", concept_seen="2020-01-01T00:00:00Z", related=[])
    publish([Folder("akte", service, ())], now=clock.now())
    line = "akte: concept 1502 Akte van Belgische nationaliteit - nl changed since 2020-01-01, on 2023-07-12"
    assert line in said("load", *PAGES) and said("changed").strip() == line


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    out = StringIO()
    with pytest.raises(CommandError, match="1 of what was named could not be read"):
        call_command("concepts", "load", str(tmp_path / "broken.json"), *PAGES, stdout=out, stderr=out)
    assert "broken.json: " in out.getvalue() and Concept.objects.count() == 2


def test_loading_nothing_is_a_mistake() -> None:
    with pytest.raises(CommandError, match="Name at least one"):
        said("load")
