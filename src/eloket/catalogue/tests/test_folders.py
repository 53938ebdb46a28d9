from pathlib import Path

import pytest

from eloket.catalogue.folders import read_all
from eloket.catalogue.tests.builders import a_service, asking, defined, written

FILE = "services/verhuizing/service.yaml"


def test_a_folder_is_a_service(tmp_path: Path) -> None:
    folder = written(tmp_path, a_service())
    assert (folder.slug, folder.definition, folder.mistakes) == ("verhuizing", defined(a_service()), ())


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"title: [", "line 1"),
        (b"code: x\n  title: y", "line 2"),
        (b"code: x\ntitle: !python/name:os.system", "line 2"),
        (b"code: *nothing", "line 1"),
        (b"", "the whole file"),
        (b"- a list", "the whole file"),
        (b"code: \xff\xfe", "the whole file"),
        (b"code: \x01", "the whole file"),
        (b"since: 2026-02-30", "the whole file"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_mistake_and_stops_nothing(tmp_path: Path, content: bytes, where: str) -> None:
    folder = written(tmp_path, content)
    assert folder.definition is None
    (mistake,) = folder.mistakes
    assert (mistake.file, mistake.where) == (FILE, where)
    assert len(mistake.sentence) > 5


def test_every_mistake_is_named_with_its_file_its_place_and_a_sentence(tmp_path: Path) -> None:
    folder = written(tmp_path, a_service(assurance="enough", promise={"nl": "Meteen"}, colour="red", procedure=[]))
    assert folder.definition is None
    assert {mistake.where for mistake in folder.mistakes} == {"assurance", "promise.en", "colour", "procedure"}
    assert all(mistake.file == FILE and mistake.sentence for mistake in folder.mistakes)
    assert str(folder.mistakes[0]).startswith(f"{FILE}: ")


def test_what_a_service_may_not_be_is_a_mistake_of_its_file(tmp_path: Path) -> None:
    folder = written(tmp_path, asking({"key": "birth_date", "type": "date"}))
    assert [(mistake.file, mistake.where) for mistake in folder.mistakes] == [(FILE, "form.birth_date")]


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
