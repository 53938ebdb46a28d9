"""Reading services from folders: every mistake with its file and a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.rules import problems

WHOLE = "the whole file"


@dataclass(frozen=True)
class Mistake:
    file: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.sentence}"


@dataclass(frozen=True)
class Folder:
    """A service as its folder describes it: a definition, or what is wrong with it."""

    slug: str
    definition: ServiceDefinition | None
    mistakes: tuple[Mistake, ...]


def read_all(root: Path) -> Iterator[Folder]:
    for file in sorted(root.glob("*/service.yaml")):
        yield read(file)


def read(file: Path) -> Folder:
    slug, name = file.parent.name, f"services/{file.parent.name}/service.yaml"
    try:
        definition = ServiceDefinition.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        return Folder(slug, None, (Mistake(name, f"line {line}", str(problem.problem)),))
    except ValidationError as problem:
        return Folder(slug, None, tuple(_mistake(name, error) for error in problem.errors()))
    # Not UTF-8, a character that YAML does not allow, or a day that does not exist: these name no line.
    except (yaml.YAMLError, ValueError) as problem:
        return Folder(slug, None, (Mistake(name, WHOLE, str(problem)),))
    found = tuple(Mistake(name, where, sentence) for where, sentence in problems(definition))
    return Folder(slug, definition, found)


def _mistake(name: str, error: ErrorDetails) -> Mistake:
    return Mistake(name, ".".join(map(str, error["loc"])) or WHOLE, error["msg"])
