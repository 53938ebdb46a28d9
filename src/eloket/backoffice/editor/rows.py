"""The buttons of lists: each sends the whole form, so that what was typed beside it is kept."""

from collections.abc import Sequence
from typing import Any

from eloket.backoffice.editor.fields import Field, Rows, at_of
from eloket.catalogue.record import added, moved, part, removed
from eloket.catalogue.texts import At

STEPS = {"up": -1, "down": 1}


def pressed(button: str, parts: Sequence[Field | Rows], record: Any) -> tuple[Any, At | None]:
    """The record after a button "add about new" or "up about-2", and the place to return to.

    A button that is not on this screen changes nothing.
    """
    verb, _space, rest = button.partition(" ")
    name, _space, which = rest.partition(" ")
    at = at_of(name)
    for rows in parts:
        if not isinstance(rows, Rows):
            continue
        if verb == "add" and at == rows.at and which in rows.new:
            return added(record, at, rows.new[which][1]), (*at, len(rows.items(record)))
        if at[:-1] == rows.at and isinstance(at[-1], int) and part(record, at) is not None:
            return _moved(verb, at, record)
    return record, None


def _moved(verb: str, at: At, record: Any) -> tuple[Any, At | None]:
    if verb == "remove":
        return removed(record, at), at[:-1]
    to = int(at[-1]) + STEPS.get(verb, 0)
    return moved(record, at, to), (*at[:-1], max(to, 0))
