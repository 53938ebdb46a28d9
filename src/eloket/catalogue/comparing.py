"""What differs between two versions of a service, in words a clerk reads."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eloket.catalogue.definition import ServiceDefinition


def differences(before: ServiceDefinition | None, after: ServiceDefinition | None) -> list[str]:
    """A line for everything that was added, left out or changed. Nothing: they say the same."""
    if before is None or after is None:
        return [] if before is after else ["new" if before is None else "left out"]
    return list(_differences(_plain(before), _plain(after), ""))


def _plain(definition: ServiceDefinition) -> Any:
    return definition.model_dump(mode="json", exclude_defaults=True)


def _differences(before: Any, after: Any, at: str) -> Iterator[str]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            yield from _of_part(before, after, name, f"{at}.{name}" if at else str(name))
    elif isinstance(before, Sequence) and isinstance(after, Sequence) and not isinstance(before, str):
        yield from _differences(_named(before), _named(after), at)
        if _named(before) == _named(after):
            yield f"{at}: in another order"
    else:
        yield f"{at}: {_words(before)} became {_words(after)}"


def _of_part(before: Mapping[str, Any], after: Mapping[str, Any], name: str, at: str) -> Iterator[str]:
    if name not in before:
        yield f"{at}: added {_words(after[name])}"
    elif name not in after:
        yield f"{at}: left out {_words(before[name])}"
    else:
        yield from _differences(before[name], after[name], at)


def _named(items: Sequence[Any]) -> dict[str, Any]:
    """A list as a mapping: by the key of its items where they have one, else by their place."""
    return {
        str(item["key"] if isinstance(item, Mapping) and "key" in item else place): item
        for place, item in enumerate(items, 1)
    }


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return _words(value.get("label") or value.get("title") or value.get("nl") or next(iter(value.values()), ""))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_words, value)) or "nothing"
    return f"“{value}”"
