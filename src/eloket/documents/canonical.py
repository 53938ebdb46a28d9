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
        for key, inner in part.items():
            if not (isinstance(key, str) and key.isascii()):
                raise TypeError(f"a record's keys are ASCII text, not {key!r}")
            _refuse_ambiguous(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            _refuse_ambiguous(inner)
    elif part is not None and type(part) not in (str, int, bool):
        raise TypeError(f"a record holds no {type(part).__name__}")
