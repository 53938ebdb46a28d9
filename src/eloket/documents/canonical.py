"""The one spelling of a record, so that its hash can be computed again by anyone (RFC 8785)."""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson


def canonical(record: Mapping[str, Any]) -> str:
    """A record as canonical JSON: keys sorted, no white space, letters as they are.

    Takes text, whole numbers up to 53 bits, yes or no, nothing, lists and mappings. Refuses
    with TypeError all else: a float has more than one spelling, and a date or identifier is
    written out by whoever knows how. Keys are ASCII, since only there do the sort orders of
    RFC 8785 (UTF-16) and of orjson (UTF-8) agree.
    """
    _refuse_ambiguous(record)
    return orjson.dumps(record, option=orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER).decode()


def sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _refuse_ambiguous(part: Any) -> None:
    if isinstance(part, dict):
        # Joining refuses a key that is no text.
        if not "".join(part).isascii():
            raise TypeError("a record's keys are ASCII text")
        part = list(part.values())
    if not isinstance(part, list | tuple):
        raise TypeError(f"a record holds no {type(part).__name__}")
    for inner in part:
        # Most parts are plain, and a city has millions of them: no call for each.
        if type(inner) not in _PLAIN:
            _refuse_ambiguous(inner)


_PLAIN = frozenset({str, int, bool, type(None)})
