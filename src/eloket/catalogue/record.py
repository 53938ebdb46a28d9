"""One part of the record of a service, as JSON: reading it, and giving the record with that part changed. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from eloket.catalogue.texts import At

Record = Mapping[str, Any]
# Of these nothing is there when nothing of them is filled in.
GROUPS = {"elsewhere", "output", "when", "answers"}


def part(record: Any, at: At, otherwise: Any = None) -> Any:
    """What stands there; `otherwise` when nothing does."""
    for name in at:
        if isinstance(record, Mapping):
            record = record.get(name)
        elif isinstance(record, Sequence) and not isinstance(record, str) and isinstance(name, int):
            record = record[name] if 0 <= name < len(record) else None
        else:
            return otherwise
    return otherwise if record is None else record


def placed(record: Any, at: At, value: Any) -> Any:
    """The record with this value there; None leaves it out."""
    if not at:
        return value
    name, rest = at[0], at[1:]
    inner = placed(part(record, (name,)), rest, value)
    if isinstance(name, int):
        items = list(record or ())
        return [*items[:name], *([] if inner is None else [inner]), *items[name + 1 :]]
    kept = dict(record or {})
    if inner is None or (inner == {} and name in GROUPS):
        kept.pop(name, None)
    else:
        # An old name keeps its place, so that the record reads as before.
        kept[name] = inner
    return kept


def added(record: Any, at: At, item: Any) -> Any:
    """With one more item at the end of the list that stands there."""
    return placed(record, at, [*part(record, at, ()), item])


def removed(record: Any, at: At) -> Any:
    """Without this item of a list; an empty list stays, so that it is seen to be empty."""
    *before, place = at
    items = part(record, tuple(before), ())
    return placed(record, tuple(before), [item for nth, item in enumerate(items) if nth != place])


def moved(record: Any, at: At, to: int) -> Any:
    """With this item of a list at another place, counted from 0; as near as the list allows."""
    *before, place = at
    items = list(part(record, tuple(before), ()))
    if not isinstance(place, int) or not 0 <= place < len(items):
        return record
    item = items.pop(place)
    items.insert(max(0, min(to, len(items))), item)
    return placed(record, tuple(before), items)
