from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from eloket.catalogue.errors import FolderMistaken
from eloket.catalogue.models import Service, ServiceVersion
from eloket.catalogue.publishing import Signed, publish, publish_version
from eloket.catalogue.tests.builders import a_service, asking, defined, written

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
pytestmark = pytest.mark.django_db


def versions(slug: str = "verhuizing") -> list[tuple[int, str]]:
    found = ServiceVersion.objects.filter(service=slug).order_by("number")
    return [(version.number, version.definition.code) for version in found]


def test_a_folder_becomes_a_version_that_is_offered(tmp_path: Path) -> None:
    assert publish([written(tmp_path, a_service())], now=NOW) == ["verhuizing"]
    service = Service.objects.offered().get()
    assert (service.current.number, service.current.published_at) == (1, NOW)
    assert service.current.definition == defined(a_service())


def test_a_folder_that_says_nothing_new_is_not_published_again(tmp_path: Path) -> None:
    publish([written(tmp_path, a_service())], now=NOW)
    reordered = dict(reversed(a_service().items()))
    assert publish([written(tmp_path, reordered)], now=LATER) == []
    assert ServiceVersion.objects.get().published_at == NOW


def test_a_change_is_a_new_version_and_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    publish([written(tmp_path, a_service())], now=NOW)
    before = ServiceVersion.objects.values().get()
    assert publish([written(tmp_path, a_service(code="X-2"))], now=LATER) == ["verhuizing"]
    assert versions() == [(1, "X-1"), (2, "X-2")]
    assert ServiceVersion.objects.values().get(number=1) == before
    assert Service.objects.get().current.number == 2


def test_a_change_that_is_taken_back_is_a_third_version(tmp_path: Path) -> None:
    for code in ("X-1", "X-2", "X-1"):
        publish([written(tmp_path, a_service(code=code))], now=NOW)
    assert versions() == [(1, "X-1"), (2, "X-2"), (3, "X-1")]


def test_only_what_changed_is_published(tmp_path: Path) -> None:
    folders = [written(tmp_path, a_service(), slug) for slug in ("a", "b")]
    publish(folders, now=NOW)
    assert publish([folders[0], written(tmp_path, a_service(code="X-2"), "b")], now=LATER) == ["b"]


@pytest.mark.parametrize("wrong", [b"title: [", asking({"key": "birth_date", "type": "date"})])
def test_one_folder_with_a_mistake_keeps_all_from_being_published(tmp_path: Path, wrong: Any) -> None:
    folders = [written(tmp_path, a_service(), "a"), written(tmp_path, wrong, "b")]
    with pytest.raises(FolderMistaken, match=r"services/b/service\.yaml"):
        publish(folders, now=NOW)
    assert not Service.objects.exists()


def test_a_service_without_a_version_is_not_offered() -> None:
    Service.objects.create(slug="later")
    assert not Service.objects.offered().exists()


def test_the_list_of_services_takes_one_statement(tmp_path: Path, django_assert_num_queries: Any) -> None:
    publish([written(tmp_path, a_service(), slug) for slug in "abc"], now=NOW)
    with django_assert_num_queries(1):
        assert [service.current.number for service in Service.objects.offered()] == [1, 1, 1]


def test_what_staff_published_since_is_left_alone_by_a_folder_that_says_what_it_said(tmp_path: Path) -> None:
    folder = written(tmp_path, a_service())
    publish([folder], now=NOW)
    signed = Signed(published_by="An", approved_by="Karim", note="Nieuwe code")
    assert publish_version("verhuizing", defined(a_service(code="X-2")), signed=signed, now=LATER)
    assert publish([folder], now=LATER) == []
    assert versions() == [(1, "X-1"), (2, "X-2")]
    assert publish([written(tmp_path, a_service(code="X-3"))], now=LATER) == ["verhuizing"]
    assert versions()[-1] == (3, "X-3")


def test_a_folder_that_was_written_from_what_staff_published_says_nothing_new(tmp_path: Path) -> None:
    publish([written(tmp_path, a_service())], now=NOW)
    changed = defined(a_service(code="X-2"))
    assert publish_version("verhuizing", changed, signed=Signed("An", "Karim"), now=LATER)
    assert publish([written(tmp_path, a_service(code="X-2"))], now=LATER) == []


def test_a_folder_that_was_written_from_what_staff_published_does_not_undo_what_they_publish_next(
    tmp_path: Path,
) -> None:
    publish([written(tmp_path, a_service())], now=NOW)
    for code in ("X-2", "X-3"):
        assert publish_version("verhuizing", defined(a_service(code=code)), signed=Signed("An", "Karim"), now=LATER)
    assert publish([written(tmp_path, a_service(code="X-2"))], now=LATER) == []
    assert publish([written(tmp_path, a_service(code="X-1"))], now=LATER) == []
    assert versions()[-1] == (3, "X-3")
    assert publish([written(tmp_path, a_service(code="X-4"))], now=LATER) == ["verhuizing"]


def test_a_folder_of_what_only_staff_published_says_nothing_new(tmp_path: Path) -> None:
    for code in ("X-1", "X-2"):
        assert publish_version("verhuizing", defined(a_service(code=code)), signed=Signed("An", "Karim"), now=NOW)
    assert publish([written(tmp_path, a_service(code="X-1"))], now=LATER) == []


def test_two_machines_that_start_at_once_publish_one_version(
    tmp_path: Path, together: Callable[..., list[Any]]
) -> None:
    folder = written(tmp_path, a_service())
    published = together(*[lambda: publish([folder], now=NOW)] * 4)
    assert sorted(published) == [[], [], [], ["verhuizing"]]
    assert versions() == [(1, "X-1")]
