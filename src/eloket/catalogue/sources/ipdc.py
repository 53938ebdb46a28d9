"""Reading concepts from IPDC: pages of a linked data event stream, from files or over HTTP."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests

from eloket.catalogue.exchange.concepts import ConceptSnapshot, NotAConcept, snapshot_of

CONNECT_SECONDS, READ_SECONDS = 5, 30
LARGEST = 50_000_000
MOST_REDIRECTS = 5
ACCEPT = {"Accept": "application/ld+json, application/json"}


@dataclass(frozen=True)
class Page:
    """`problems` is a sentence for each member that is no concept."""

    address: str
    snapshots: tuple[ConceptSnapshot, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Unreadable:
    """A page that could not be read, and those that only it names."""

    address: str
    because: str


class _CannotRead(Exception):
    pass


def pages(start: str) -> Iterator[Page | Unreadable]:
    """The page at `start`, a file or an http(s) address, and every page that can be reached from there.

    A page leads to others of the same site only, also by redirecting, and a file to files beside it: what a stream says
    is not a reason to ask another machine.
    """
    todo, met = [start], {start}
    while todo:
        address = todo.pop(0)
        try:
            content = _json(address)
        except _CannotRead as problem:
            yield Unreadable(address, str(problem))
            continue
        yield _page(address, content)
        fresh = [one for one in _leads_to(address, content) if one not in met]
        met.update(fresh)
        todo += fresh


def is_web(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https")


def _json(address: str) -> dict[str, Any]:
    try:
        content = json.loads(_fetched(address) if is_web(address) else Path(address).read_bytes())
    # Lists in lists without end are no page either.
    except (OSError, ValueError, RecursionError, requests.RequestException) as problem:
        raise _CannotRead(str(problem)) from problem
    if not isinstance(content, dict):
        raise _CannotRead("this is no page of a stream")
    return content


def _fetched(address: str) -> bytes:
    for _redirect in range(MOST_REDIRECTS + 1):
        with requests.get(
            address, headers=ACCEPT, timeout=(CONNECT_SECONDS, READ_SECONDS), stream=True, allow_redirects=False
        ) as answer:
            answer.raise_for_status()
            if not answer.is_redirect:
                return _read(answer)
            further = urljoin(address, answer.headers["Location"])
        # The same site may be reached by https instead of http.
        if not is_web(further) or urlsplit(further).netloc != urlsplit(address).netloc:
            raise _CannotRead(f"this page leads to another site: {further}")
        address = further
    raise _CannotRead("this page leads on and on")


def _read(answer: requests.Response) -> bytes:
    content = bytearray()
    for part in answer.iter_content(65536):
        content += part
        if len(content) > LARGEST:
            raise _CannotRead(f"this page is larger than {LARGEST} bytes")
    return bytes(content)


def _page(address: str, content: dict[str, Any]) -> Page:
    snapshots, problems = [], []
    for member in _several(content.get("member")):
        try:
            snapshots.append(snapshot_of(member))
        except NotAConcept as problem:
            name = member.get("@id", "a member") if isinstance(member, dict) else "a member"
            problems.append(f"{name}: {problem}")
    return Page(address, tuple(snapshots), tuple(problems))


def _leads_to(address: str, content: dict[str, Any]) -> Iterator[str]:
    for view in _several(content.get("view")):
        for relation in _several(view.get("relation")) if isinstance(view, dict) else []:
            node = relation.get("node") if isinstance(relation, dict) else None
            if isinstance(node, str):
                yield from _beside(address, node)


def _beside(address: str, node: str) -> Iterator[str]:
    if is_web(address):
        other = urljoin(address, node)
        if urlsplit(other)[:2] == urlsplit(address)[:2]:
            yield other
    elif not urlsplit(node).scheme and Path(node).name == node:
        yield str(Path(address).parent / node)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
