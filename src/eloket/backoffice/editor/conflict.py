"""Two who change one screen: what stands there by now, beside what the second typed."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from eloket.backoffice.editor.fields import Field, Rows, flat
from eloket.catalogue.record import Record
from eloket.design.wording import said


def conflicts(parts: Sequence[Field | Rows], record: Record, typed: Record) -> dict[str, str]:
    """A sentence for every control that was typed otherwise than the record has it now, by the name of the control."""
    found: dict[str, str] = {}
    for one in flat(parts, record):
        theirs, ours = _controls(one, record), _controls(one, typed)
        for name, value in theirs.items():
            if value != ours[name]:
                found[name] = _("Iemand anders bewaarde hier: “%(text)s”.") % {"text": _words(one, value)}
    return found


def _controls(one: Field, record: Record) -> dict[str, Any]:
    value = one.shown(record)
    if one.kind == "text":
        return {f"{one.name}-{language}": value[language] for language in ("nl", "en")}
    return {one.name: value}


def _words(one: Field, value: Any) -> str:
    """As somebody reads it who sees the choices, not what is kept of them."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    names = {choice: said(label) for choice, label in one.choices}
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(names.get(each, each)) for each in values)
