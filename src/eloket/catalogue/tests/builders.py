"""Builders: a service as its folder describes it."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.folders import Folder, read

WORDS = {"nl": "Een woord", "en": "Words"}
SERVICE: dict[str, Any] = {
    "code": "X-1",
    "title": WORDS,
    "summary": WORDS,
    "audience": WORDS,
    "target": "citizen",
    "about": [WORDS],
    "theme": "BurgerOverheid",
    "channels": {"online": True, "appointment": False, "counter": True},
    "assurance": "substantial",
    "fees": [{"cents": 0, "since": "2026-01-01"}],
    "decide_within": {"working_days": 0},
    "afterwards": [WORDS],
    "granted": WORDS,
    "law": [WORDS],
    "phone": "03 555 01 00",
    "form": {"declaration": WORDS, "submit": WORDS},
    "procedure": [{"issue": {"kind": "DOC-11"}}],
}


def a_service(**changes: Any) -> dict[str, Any]:
    return deepcopy(SERVICE) | changes


def asking(*questions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A service whose form asks these questions on one page."""
    asked = [{"label": WORDS, "why": WORDS} | question for question in questions]
    form = {"pages": [{"key": "p", "title": WORDS, "questions": asked}], "declaration": WORDS, "submit": WORDS}
    return a_service(form=form, **changes)


def defined(service: dict[str, Any]) -> ServiceDefinition:
    return ServiceDefinition.model_validate(service)


def written(root: Path, content: dict[str, Any] | bytes, slug: str = "verhuizing") -> Folder:
    """The folder of a service, written and read back."""
    file = root / slug / "service.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else yaml.safe_dump(content).encode())
    return read(file)
