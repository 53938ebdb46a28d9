"""Pages of concepts from files and over HTTP, with everything that can be wrong with a page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy
from threading import Thread
from typing import Any

import pytest

from eloket.catalogue.sources import ipdc
from eloket.catalogue.sources.ipdc import Page, Unreadable, pages

EXAMPLES = Path(__file__).parents[2] / "exchange" / "tests" / "examples"
FIRST, SECOND = (EXAMPLES / f"ldes_conceptsnapshots_page-{number}.json" for number in (0, 1))


class Site:
    """A site that gives what stands in `answers` by path, and counts what is asked. None: it breaks off."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | None] = {}
        self.redirects: dict[str, str] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                if further := site.redirects.get(self.path):
                    self.send_response(302)
                    self.send_header("Location", further)
                    self.end_headers()
                    return
                answer = site.answers.get(self.path, b"")
                if answer is None:
                    self.connection.close()
                    return
                self.send_response(200 if answer else 404)
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def holds(self, path: str, example: Path, *leads_to: str) -> None:
        content = json.loads(example.read_text())
        content["view"]["relation"] = [{"node": node} for node in leads_to]
        self.answers[path] = json.dumps(content).encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


@pytest.fixture
def other_site() -> Iterator[Site]:
    with running() as one:
        yield one


@contextmanager
def running() -> Iterator[Site]:
    one = Site()
    yield one
    one.server.shutdown()
    one.server.server_close()


def numbers(found: list[Page | Unreadable]) -> list[str]:
    return [snapshot.number for page in found if isinstance(page, Page) for snapshot in page.snapshots]


def test_a_file_holds_concepts() -> None:
    assert numbers(list(pages(str(FIRST)))) == ["1502"]
    assert numbers(list(pages(str(SECOND)))) == ["10092"]


def test_a_file_leads_to_files_beside_it_and_nowhere_else(tmp_path: Path) -> None:
    content = json.loads(FIRST.read_text())
    content["view"]["relation"] = [{"node": "b.json"}, {"node": "../c.json"}, {"node": "https://127.0.0.1:1/x"}]
    (tmp_path / "a.json").write_text(json.dumps(content))
    copy(SECOND, tmp_path / "b.json")
    assert numbers(list(pages(str(tmp_path / "a.json")))) == ["1502", "10092"]


def test_a_stream_is_followed_to_its_last_page_and_each_page_is_asked_once(site: Site) -> None:
    site.holds("/doc?pageNumber=0", FIRST, f"{site.address}/doc?pageNumber=1")
    site.holds("/doc?pageNumber=1", SECOND, f"{site.address}/doc?pageNumber=0", "?pageNumber=1")
    assert numbers(list(pages(f"{site.address}/doc?pageNumber=0"))) == ["1502", "10092"]
    assert site.asked == ["/doc?pageNumber=0", "/doc?pageNumber=1"]


def test_a_stream_does_not_lead_to_another_site_or_to_files_here(site: Site) -> None:
    site.holds("/a", FIRST, "http://127.0.0.1:1/b", f"file://{SECOND}", str(SECOND))
    assert numbers(list(pages(f"{site.address}/a"))) == ["1502"]
    assert str(SECOND) in site.asked[1]


def test_a_redirect_is_followed_on_the_same_site_and_to_no_other(site: Site, other_site: Site) -> None:
    site.holds("/a", FIRST)
    other_site.holds("/a", SECOND)
    site.redirects = {"/old": "/a", "/away": f"{other_site.address}/a", "/round": "/round"}
    assert numbers(list(pages(f"{site.address}/old"))) == ["1502"]
    for path, because in (("/away", "leads to another site"), ("/round", "leads on and on")):
        (found,) = pages(f"{site.address}{path}")
        assert isinstance(found, Unreadable) and because in found.because
    assert other_site.asked == []


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, None])
def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read(site: Site, broken: bytes | None) -> None:
    site.holds("/a", FIRST, "/b", "/c")
    site.holds("/c", SECOND)
    site.answers["/b"] = broken
    found = list(pages(f"{site.address}/a"))
    assert numbers(found) == ["1502", "10092"]
    assert [page.address for page in found if isinstance(page, Unreadable)] == [f"{site.address}/b"]


def test_a_page_that_is_too_large_is_not_read_to_its_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ipdc, "LARGEST", 1000)
    site.holds("/a", FIRST)
    assert [type(page) for page in pages(f"{site.address}/a")] == [Unreadable]


@pytest.mark.parametrize("place", ["", "/bestaat/niet.json", "http://127.0.0.1:1/", "http://", "http://[/"])
def test_a_place_where_nothing_is_is_named(place: str) -> None:
    (found,) = pages(place)
    assert isinstance(found, Unreadable) and found.because


def test_a_member_that_is_no_concept_is_named_and_the_others_are_kept(site: Site) -> None:
    content = json.loads(FIRST.read_text())
    content["member"] += [{"@id": "https://x.example/1", "@type": "InstantieSnapshot"}, "text"]
    site.answers["/a"] = json.dumps(content).encode()
    (page,) = pages(f"{site.address}/a")
    assert isinstance(page, Page) and len(page.snapshots) == 1
    assert [problem.partition(":")[0] for problem in page.problems] == ["https", "a member"]


@pytest.mark.parametrize("view", [None, [], "x", {"relation": "x"}, {"relation": {"node": 5}}, [{"relation": [1]}]])
def test_a_page_whose_view_leads_nowhere_is_the_last(site: Site, view: Any) -> None:
    site.answers["/a"] = json.dumps({"view": view}).encode()
    assert list(pages(f"{site.address}/a")) == [Page(f"{site.address}/a", (), ())]
