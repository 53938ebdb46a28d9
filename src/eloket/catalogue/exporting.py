"""Writing a published service back to its folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.folders import PAGES, shared_pages


def write(root: Path, slug: str, definition: ServiceDefinition) -> Path:
    """`root/slug/service.yaml` with this content; pages that are the same as a shared one are written as `use`."""
    file = root / slug / "service.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_yaml(definition, root / PAGES), encoding="utf-8")
    return file


def as_yaml(definition: ServiceDefinition, pages: Path) -> str:
    content = definition.model_dump(mode="json", exclude_unset=True)
    if definition.form and pages.is_dir():
        shared = shared_pages(pages)
        written = [_page(page, shared) for page in content["form"].get("pages", ())]
        content["form"] = content["form"] | ({"pages": written} if written else {})
    return yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


def _page(page: dict[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    same = next((name for name, other in shared.items() if _covers(other, page)), None)
    if same is None:
        return page
    return {"use": same} | {name: value for name, value in page.items() if shared[same].get(name) != value}


def _covers(shared: Mapping[str, Any], page: dict[str, Any]) -> bool:
    return shared["questions"] == page["questions"] and shared["key"] == page["key"] and set(shared) <= set(page)


class _Dumper(yaml.SafeDumper):
    """Texts per language on a line of their own each, everything else as PyYAML likes it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)
