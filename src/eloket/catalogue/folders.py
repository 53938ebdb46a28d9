"""Reading services from folders: every mistake with its file, its line and a sentence.

`_pages/` beside the services holds pages that several forms share. A form takes one in with `use: contact`; what
stands beside it (a title, a condition) replaces that part of the shared page.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.rules import Problem, examined, lost_relations
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence

PAGES = "_pages"


@dataclass(frozen=True)
class Mistake:
    """`where` names the place in the record; `line` counts from 1."""

    file: str
    line: int
    where: str
    sentence: str

    def __str__(self) -> str:
        place = f" {self.where}:" if self.where else ""
        return f"{self.file}:{self.line}:{place} {self.sentence}"


@dataclass(frozen=True)
class Folder:
    """A service as its folder describes it: a definition, or what is wrong with it."""

    slug: str
    definition: ServiceDefinition | None
    mistakes: tuple[Mistake, ...]

    @property
    def file(self) -> str:
        return _name(self.slug)


def read_all(root: Path) -> Iterator[Folder]:
    folders = [read(file) for file in sorted(root.glob("*/service.yaml"))]
    slugs = {folder.slug for folder in folders}
    for folder in folders:
        yield _with_relations(folder, slugs, root)


def read(file: Path) -> Folder:
    slug, name = file.parent.name, _name(file.parent.name)
    try:
        source = Source.of(file.read_text(encoding="utf-8"))
        content = with_shared_pages(source.content, file.parent.parent / PAGES)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        return Folder(slug, None, (Mistake(name, line, "", str(problem.problem)),))
    except SharedPageMissing as problem:
        return Folder(slug, None, (_mistake(name, source, Problem(problem.at, Sentence(str(problem)))),))
    # Not UTF-8, a character that YAML does not allow, or a day that does not exist: these name no line.
    except (yaml.YAMLError, ValueError) as problem:
        return Folder(slug, None, (Mistake(name, 1, "", str(problem)),))
    definition, found = examined(content)
    return Folder(slug, definition, tuple(_mistake(name, source, problem) for problem in found))


# The parser in C is ten times as fast; where PyYAML comes without it, the other one does the same.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Source:
    """The content of a file, and on which line each place of it stands."""

    content: Any
    node: yaml.Node | None

    @classmethod
    def of(cls, text: str) -> "Source":
        """Raises YAMLError."""
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            return cls(loader.construct_document(node) if node else None, node)
        finally:
            loader.dispose()

    @cached_property
    def lines(self) -> Mapping[At, int]:
        return dict(_lines(self.node, ())) if self.node else {}

    def line(self, at: At) -> int:
        """The line of this place, or of the nearest one around it that the file has."""
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at, 1)


def _lines(node: yaml.Node, at: At) -> Iterator[tuple[At, int]]:
    if not at:
        yield at, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*at, key.value), key.start_mark.line + 1
            yield from _lines(value, (*at, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield (*at, place), value.start_mark.line + 1
            yield from _lines(value, (*at, place))


class SharedPageMissing(Exception):
    """A form uses a page that is not among the shared ones."""

    def __init__(self, at: At, name: str, there: Iterable[str]) -> None:
        super().__init__(f"Er is geen gedeelde pagina “{name}”. Kies uit: {', '.join(sorted(there))}.")
        self.at = at


def with_shared_pages(content: Any, folder: Path) -> Any:
    """The record of a service with its shared pages written out. Raises SharedPageMissing."""
    form = content.get("form") if isinstance(content, dict) else None
    if not isinstance(form, dict):
        return content
    pages = form.get("pages")
    if not isinstance(pages, list) or not any(isinstance(page, dict) and "use" in page for page in pages):
        return content
    shared = shared_pages(folder)
    written = [_page(page, place, shared) for place, page in enumerate(pages)]
    return content | {"form": form | {"pages": written}}


def shared_pages(folder: Path) -> Mapping[str, Any]:
    """By name. Raises SharedPageUnreadable."""
    files = sorted(folder.glob("*.yaml"))
    return _shared_pages(tuple((file, file.stat().st_mtime_ns) for file in files))


# Read once for all services, and again when one of them was written.
@lru_cache(maxsize=4)
def _shared_pages(files: tuple[tuple[Path, int], ...]) -> Mapping[str, Any]:
    return {file.stem: _shared_page(file) for file, _written_at in files}


class SharedPageUnreadable(ValueError):
    """A file of `_pages/` is no YAML."""


def _shared_page(file: Path) -> Any:
    try:
        return Source.of(file.read_text(encoding="utf-8")).content
    except (yaml.YAMLError, ValueError) as problem:
        raise SharedPageUnreadable(f"the shared page {file.name} cannot be read: {problem}") from problem


def _page(page: Any, place: int, shared: Mapping[str, Any]) -> Any:
    if not isinstance(page, dict) or "use" not in page:
        return page
    name = page["use"]
    if name not in shared:
        raise SharedPageMissing(("form", "pages", place, "use"), str(name), shared)
    return shared[name] | {key: value for key, value in page.items() if key != "use"}


def _with_relations(folder: Folder, slugs: set[str], root: Path) -> Folder:
    """The same with a mistake for each related service that is not there."""
    lost = list(lost_relations(folder.definition, folder.slug, slugs)) if folder.definition else []
    if not lost:
        return folder
    source = Source.of((root / folder.slug / "service.yaml").read_text(encoding="utf-8"))
    found = (_mistake(folder.file, source, problem) for problem in lost)
    return Folder(folder.slug, folder.definition, (*folder.mistakes, *found))


def _name(slug: str) -> str:
    return f"services/{slug}/service.yaml"


def _mistake(name: str, source: Source, problem: Problem) -> Mistake:
    return Mistake(name, source.line(problem.at), problem.where, str(problem.sentence))
