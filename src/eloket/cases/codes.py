"""Codes that let somebody reach a draft: typed or scanned, never listed.

A code follows from the key of what it belongs to and the city's secret, so that a reload or a double click gives the
same one again. Only its hash is kept.
"""

from typing import Literal
from uuid import UUID

from django.utils.crypto import salted_hmac

from eloket.core.keys import encoded, tidied

Purpose = Literal["resume", "help"]
LENGTHS = {"resume": 10, "help": 8}
"""In characters of five bits. With a thousand drafts about, a right guess takes a million million tries on average."""


def code(purpose: Purpose, key: UUID) -> str:
    """The code of the row with this key."""
    digest = salted_hmac(f"cases.code.{purpose}", str(key), algorithm="sha256").digest()
    return encoded(int.from_bytes(digest), LENGTHS[purpose])


def hashed(purpose: Purpose, text: str) -> str:
    """What is kept of a code, as somebody types it."""
    return salted_hmac(f"cases.hash.{purpose}", tidied(text), algorithm="sha256").hexdigest()
