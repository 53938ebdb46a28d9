from pathlib import Path

import pytest

from eloket.catalogue.folders import read_all
from eloket.catalogue.tests.builders import a_service, asking, defined, written

FILE = "services/verhuizing/service.yaml"


def test_a_folder_is_a_service(tmp_path: Path) -> None:
    folder = written(tmp_path, a_service())
    assert (folder.slug, folder.definition, folder.mistakes) == ("verhuizing", defined(a_service()), ())


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"title: [", 2),
        (b"code: x\n  title: y", 2),
        (b"code: x\ntitle: !python/name:os.system", 2),
        (b"code: *nothing", 1),
        (b"", 1),
        (b"- a list", 1),
        (b"code: \xff\xfe", 1),
        (b"code: \x01", 1),
        (b"since: 2026-02-30", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_a_mistake_and_stops_nothing(tmp_path: Path, content: bytes, line: int) -> None:
    folder = written(tmp_path, content)
    assert folder.definition is None
    assert {(mistake.file, mistake.line) for mistake in folder.mistakes} == {(FILE, line)}
    assert all(len(mistake.sentence) > 5 for mistake in folder.mistakes)


def test_every_mistake_is_named_with_its_file_its_place_and_a_sentence(tmp_path: Path) -> None:
    folder = written(tmp_path, a_service(assurance="enough", summary={"nl": "Meteen"}, colour="red"))
    assert folder.definition is None
    assert {mistake.where for mistake in folder.mistakes} == {"assurance", "summary.en", "colour"}
    assert all(mistake.file == FILE and mistake.sentence for mistake in folder.mistakes)
    assert str(folder.mistakes[0]).startswith(f"{FILE}:")


def test_what_a_service_may_not_be_is_a_mistake_of_its_file_with_its_line(tmp_path: Path) -> None:
    folder = written(tmp_path, asking({"key": "birth_date", "type": "date"}))
    (mistake,) = folder.mistakes
    lines = (tmp_path / "verhuizing" / "service.yaml").read_text().splitlines()
    assert (mistake.file, mistake.where) == (FILE, "form.pages.0.questions.0.label.nl")
    assert lines[mistake.line - 1].strip() == "nl: Een woord"


def test_a_service_is_related_to_others_of_its_city(tmp_path: Path) -> None:
    written(tmp_path, a_service(related=["b", "c"]), "a")
    written(tmp_path, a_service(), "b")
    found = [mistake for folder in read_all(tmp_path) for mistake in folder.mistakes]
    assert [(mistake.file, mistake.where) for mistake in found] == [("services/a/service.yaml", "related.1")]


def test_folders_are_read_in_order_and_what_is_no_service_is_passed_over(tmp_path: Path) -> None:
    for slug in ("b", "a"):
        written(tmp_path, a_service(), slug)
    (tmp_path / "empty").mkdir()
    (tmp_path / "service.yaml").write_text("no folder")
    assert [folder.slug for folder in read_all(tmp_path)] == ["a", "b"]


def test_one_bad_folder_does_not_hide_the_others(tmp_path: Path) -> None:
    written(tmp_path, b"\xff", "a")
    written(tmp_path, a_service(), "b")
    assert [bool(folder.mistakes) for folder in read_all(tmp_path)] == [True, False]
