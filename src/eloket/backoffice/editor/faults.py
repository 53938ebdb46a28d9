"""Beside which field of a screen a problem of the record stands."""

from collections.abc import Iterable, Sequence

from eloket.backoffice.editor.fields import Field, Rows, flat
from eloket.catalogue.record import Record
from eloket.catalogue.rules import Problem
from eloket.catalogue.texts import At
from eloket.design.wording import said


def anchor(at: At, parts: Sequence[Field | Rows], record: Record) -> str:
    """The name of the control for this place: that of the nearest field or list around it, else of one inside it."""
    fields = flat(parts, record)
    candidates: list[Field | Rows] = [*fields, *(one for one in parts if isinstance(one, Rows))]
    around = [one for one in candidates if at[: len(one.at)] == one.at]
    inside = [one for one in fields if one.at[: len(at)] == at]
    if around:
        return _control(max(around, key=lambda one: len(one.at)), at)
    return _control(inside[0], inside[0].at) if inside else ""


def _control(one: Field | Rows, at: At) -> str:
    rest = at[len(one.at) :]
    if isinstance(one, Rows):
        return f"{one.name}-{rest[0]}" if rest else one.name
    if one.kind == "text":
        return f"{one.name}-{rest[0] if rest else 'nl'}"
    return one.name


def faults(problems: Iterable[Problem], parts: Sequence[Field | Rows], record: Record) -> dict[str, str]:
    """What is wrong, as sentences by the name of the control, in the order of the screen."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        found.setdefault(anchor(problem.at, parts, record), []).append(said(problem.sentence))
    order = list(controls(parts, record))
    names = sorted(found, key=lambda name: order.index(name) if name in order else len(order))
    return {name: " ".join(dict.fromkeys(found[name])) for name in names}


def controls(parts: Sequence[Field | Rows], record: Record) -> dict[str, str]:
    """Every control of a screen in its order: its name, and what it is called."""
    found: dict[str, str] = {}
    for one in parts:
        label = said(one.label)
        if isinstance(one, Rows):
            found[one.name] = label
            found |= {f"{one.name}-{place}": f"{label} {place + 1}" for place in range(len(one.items(record)))}
        for each in flat([one], record):
            names = [f"{each.name}-nl", f"{each.name}-en"] if each.kind == "text" else [each.name]
            found |= dict.fromkeys(names, _called(each, one))
    return found


def _called(one: Field, inside: Field | Rows) -> str:
    """With the number of its entry, where entries have fields that are called alike."""
    label = said(one.label)
    if isinstance(inside, Rows) and inside.titled:
        return f"{int(one.at[len(inside.at)]) + 1}. {label}"
    return label
