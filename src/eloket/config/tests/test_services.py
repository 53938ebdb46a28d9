"""The command that checks, loads, compares and exports the services."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from eloket.catalogue.models import Service, ServiceVersion

pytestmark = pytest.mark.django_db
SLUGS = ("verhuizing", "gezinssamenstelling")


@pytest.fixture
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    """Two services and the shared pages, of one's own."""
    for name in (*SLUGS, "_pages"):
        shutil.copytree(settings.SERVICES / name, tmp_path / name)
    for slug in SLUGS:
        file = tmp_path / slug / "service.yaml"
        # Of the services it is related to, only these two are here.
        lines = [line for line in file.read_text().splitlines() if not line.startswith("related:")]
        file.write_text("\n".join(lines) + "\n")
    settings.SERVICES = tmp_path
    return tmp_path


def change(root: Path, slug: str, old: str, new: str) -> None:
    file = root / slug / "service.yaml"
    file.write_text(file.read_text().replace(old, new, 1))


def said(*words: str) -> str:
    out = StringIO()
    call_command("services", *words, stdout=out)
    return out.getvalue()


def test_a_check_counts_what_is_right(folder: Path) -> None:
    assert said("check") == "2 services, no mistakes.\n"
    assert said("check", "verhuizing") == "1 service, no mistakes.\n"


def test_a_check_names_file_line_place_and_what_is_wrong(folder: Path) -> None:
    change(folder, "verhuizing", "theme: BurgerOverheid", "theme: Burger")
    with pytest.raises(CommandError) as refused:
        said("check")
    first = str(refused.value).splitlines()[0]
    line = (folder / "verhuizing" / "service.yaml").read_text().splitlines().index("theme: Burger") + 1
    assert first.startswith(f"services/verhuizing/service.yaml:{line}: theme: ") and first.endswith(".")


def test_a_document_of_no_kind_is_a_mistake(folder: Path) -> None:
    change(folder, "gezinssamenstelling", "DOC-11", "DOC-99")
    with pytest.raises(CommandError, match="DOC-99"):
        said("check")


def test_a_service_that_is_not_there_is_said_so(folder: Path) -> None:
    with pytest.raises(CommandError, match="bestaat-niet"):
        said("check", "bestaat-niet")


def test_loading_publishes_what_changed_and_nothing_twice(folder: Path) -> None:
    said("load")
    said("load")
    assert ServiceVersion.objects.count() == 2
    change(folder, "verhuizing", "Verhuizing melden", "Adres doorgeven")
    said("load")
    assert Service.objects.get(slug="verhuizing").current.number == 2
    assert ServiceVersion.objects.count() == 3


def test_nothing_is_loaded_when_something_is_wrong(folder: Path) -> None:
    change(folder, "verhuizing", "theme: BurgerOverheid", "theme: Burger")
    with pytest.raises(CommandError):
        said("load")
    assert not ServiceVersion.objects.exists()


def test_the_difference_between_folder_and_database_is_told_in_words(folder: Path) -> None:
    assert len(said("diff").splitlines()) == 2
    said("load")
    assert said("diff") == ""
    change(folder, "verhuizing", "Verhuizing melden", "Adres doorgeven")
    (line,) = said("diff").splitlines()
    assert line.startswith("verhuizing: ") and "Verhuizing melden" in line and "Adres doorgeven" in line


def test_what_is_published_is_written_back_to_folders(
    folder: Path, settings: LazySettings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    said("load")
    elsewhere = tmp_path_factory.mktemp("export")
    said("export", "--to", str(elsewhere))
    assert sorted(file.parent.name for file in elsewhere.glob("*/service.yaml")) == sorted(SLUGS)
    shutil.copytree(folder / "_pages", elsewhere / "_pages")
    settings.SERVICES = elsewhere
    assert said("diff") == ""


def test_the_schema_is_json_that_names_the_themes(folder: Path) -> None:
    schema = json.loads(said("schema"))
    assert "BurgerOverheid" in schema["properties"]["theme"]["enum"]
