"""A part of the record of a service as fields of a form, and back. The name of a field is its place in the record.

Whatever was typed is kept, also when it is no amount or no number: the rules say so beside the field.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from eloket.catalogue.labels import euro, label
from eloket.catalogue.record import part, placed
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence

Choices = Sequence[tuple[str, Any]]
"""Values with what they are called."""


@dataclass(frozen=True)
class Field:
    """`kind` is a key of KINDS. `otherwise` stands there when the record says nothing; optional: empty is nothing."""

    at: At
    kind: str
    label: Sentence
    hint: Sentence | None = None
    rows: int = 1
    is_optional: bool = False
    otherwise: Any = None
    choices: Choices = ()
    width: int | None = None

    @property
    def name(self) -> str:
        return name_of(self.at)

    def shown(self, record: Any) -> Any:
        """The value as the form shows it."""
        return KINDS[self.kind].shown(part(record, self.at, self.otherwise))

    def sent(self, form: QueryDict) -> Any:
        """What was typed, as the record keeps it. None: nothing."""
        return KINDS[self.kind].sent(self, form)


@dataclass(frozen=True)
class Rows:
    """A list with buttons to add, move and remove. `of` gives the fields of the item at a place.

    `new` are the items that can be added, each with the words on its button.
    """

    at: At
    label: Sentence
    of: Callable[[At, Any], Sequence[Field]]
    new: Mapping[str, tuple[Sentence, Any]]
    hint: Sentence | None = None
    # What an item is called above its fields; nothing when the fields say enough.
    titled: Callable[[Any], Sentence] | None = None
    # Whether an item is as it should be, and why, by its place.
    verdicts: Mapping[int, tuple[bool, Sentence]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return name_of(self.at)

    def items(self, record: Any) -> list[Any]:
        return list(part(record, self.at, ()))

    def fields(self, record: Any) -> list[list[Field]]:
        """The fields of each item there is."""
        return [list(self.of((*self.at, place), item)) for place, item in enumerate(self.items(record))]


@dataclass(frozen=True)
class Kind:
    """`sent` takes the field and what the browser sent; `shown` makes of what is kept what the form shows."""

    sent: Callable[[Field, QueryDict], Any]
    shown: Callable[[Any], Any] = field(default=lambda value: "" if value is None else value)


def name_of(at: At) -> str:
    return "-".join(map(str, at))


def at_of(name: str) -> At:
    return tuple(int(one) if one.isdecimal() else one for one in name.split("-"))


def flat(parts: Sequence[Field | Rows], record: Any) -> list[Field]:
    """Every field of a screen, those of the items of its lists included."""
    lists = ([[one]] if isinstance(one, Field) else one.fields(record) for one in parts)
    return [each for fields in lists for group in fields for each in group]


def written(parts: Sequence[Field | Rows], record: Any, form: QueryDict) -> Any:
    """The record with what was typed."""
    for one in flat(parts, record):
        value = one.sent(form)
        # What was never said and is still as it is without saying stays unsaid.
        if value not in (one.otherwise, None, "", []) or part(record, one.at) is not None:
            record = placed(record, one.at, value)
    return record


def _one(form: QueryDict, name: str) -> str:
    # The database keeps no text with this character in it, and no keyboard types it.
    return form.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()


def _text(of: Field, form: QueryDict) -> dict[str, str] | None:
    text = {language: _one(form, f"{of.name}-{language}") for language in ("nl", "en")}
    return text if any(text.values()) or not of.is_optional else None


def _line(of: Field, form: QueryDict) -> str | None:
    return " ".join(_one(form, of.name).split()) or (None if of.is_optional else "")


def _lines(of: Field, form: QueryDict) -> list[str]:
    return [line.strip() for line in _one(form, of.name).splitlines() if line.strip()]


def _number(of: Field, form: QueryDict) -> int | str | None:
    typed = _one(form, of.name)
    return int(typed) if re.fullmatch(r"-?[0-9]{1,9}", typed) else typed or None


def _euro(of: Field, form: QueryDict) -> int | str:
    typed = _one(form, of.name)
    found = re.fullmatch(r"€? ?([0-9]{1,7})(?:[,.]([0-9]{1,2}))?(?: ?(?:€|euro))?", typed)
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0")) if found else typed


def _boxes(of: Field, form: QueryDict) -> list[str] | None:
    ticked = set(form.getlist(of.name))
    return [value for value, _label in of.choices if value in ticked] or (None if of.is_optional else [])


def _picks(of: Field, form: QueryDict) -> list[str]:
    """What was chosen before and is still ticked, and one more."""
    return list(dict.fromkeys(value for value in [*form.getlist(of.name), _one(form, f"{of.name}-more")] if value))


def _text_shown(value: Any) -> dict[str, str]:
    return {"nl": "", "en": ""} | dict(value or {})


KINDS = {
    "text": Kind(_text, _text_shown),
    "line": Kind(_line),
    "lines": Kind(_lines, lambda value: "\n".join(value or ())),
    "number": Kind(_number),
    "euro": Kind(_euro, lambda value: euro(value) if isinstance(value, int) else value or ""),
    "day": Kind(_line),
    "yes": Kind(lambda of, form: of.name in form, bool),
    "select": Kind(_line),
    "boxes": Kind(_boxes, lambda value: list(value or ())),
    "picks": Kind(_picks, lambda value: list(value or ())),
}


def field_at(kind: str, *at: str | int, **more: Any) -> Field:
    """A field that is called what the catalogue calls this place."""
    return Field(at, kind, more.pop("label", None) or label(at), **more)
