"""What holds for every service of this city, as data: the schema for editors, and the way to the database and back."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from jsonschema import Draft202012Validator

from eloket.catalogue.comparing import differences
from eloket.catalogue.exporting import write
from eloket.catalogue.folders import PAGES, Folder, read
from eloket.catalogue.lists import LIFE_EVENTS
from eloket.catalogue.schema import json_schema
from eloket.catalogue.tests.builders import a_service

FILES = sorted(settings.SERVICES.glob("*/service.yaml"))


@cache
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(json_schema())
    return Draft202012Validator(json_schema())


def faults(content: Mapping[str, Any]) -> list[str]:
    return [error.json_path for error in validator().iter_errors(content)]


def test_every_service_of_the_city_may_be_published(all_services: list[Folder]) -> None:
    assert [str(mistake) for folder in all_services for mistake in folder.mistakes] == []
    assert len(all_services) == 257


def test_every_code_stands_for_one_service(all_services: list[Folder]) -> None:
    codes = [folder.definition.code for folder in all_services if folder.definition]
    assert len(set(codes)) == len(codes)


def test_every_life_event_leads_to_services_that_are_there(all_services: list[Folder]) -> None:
    slugs = {folder.slug for folder in all_services}
    named = {task.service for event in LIFE_EVENTS.values() for task in event.tasks if task.service}
    assert named - slugs == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_the_schema_for_editors_takes_what_the_city_wrote(file: Path) -> None:
    # Read by the parser that is not in C: it refuses more, and other cities may have that one only.
    assert faults(yaml.safe_load(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"titel": {"nl": "x", "en": "x"}}, "$"),
        ({"theme": "Bouwen"}, "$.theme"),
        ({"life_events": ["verhuis"]}, "$.life_events[0]"),
        ({"assurance": "enough"}, "$.assurance"),
        ({"title": {"nl": "x"}}, "$.title"),
        ({"fees": [{"cents": 1.5, "since": "2026-01-01"}]}, "$.fees[0].cents"),
    ],
)
def test_the_schema_for_editors_refuses_what_the_check_refuses(changes: dict[str, Any], place: str) -> None:
    assert faults(a_service()) == []
    assert faults(a_service(**changes)) == [place]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_what_is_exported_reads_back_the_same(file: Path, tmp_path: Path) -> None:
    (tmp_path / PAGES).symlink_to(settings.SERVICES / PAGES)
    before = read(file).definition
    assert before
    again = read(write(tmp_path, file.parent.name, before)).definition
    assert again == before and differences(before, again) == []
    # Whatever stands in a service can be told in words.
    empty = before.model_copy(update={"tests": (), "form": None, "fees": before.fees[:1]})
    assert all(str(line).strip() for line in (*differences(empty, before), *differences(before, empty)))
    # Shared pages stay shared, so that a change to one of them reaches every form.
    assert ("use:" in file.read_text()) is ("use:" in (tmp_path / file.parent.name / "service.yaml").read_text())
