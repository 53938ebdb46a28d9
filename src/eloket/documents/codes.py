"""The code printed on a document, with which anybody can check it.

The code is the document's key under a block cipher: 128 bits nobody can guess, nothing to store, no index to
keep, and one decryption finds the row. It says nothing about the person.
"""

import secrets
from functools import cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings

from eloket.core.keys import decoded, encoded, tidied

LENGTH = 26
KEY_FILE = "codes.key"
KEY_BYTES = 32


def code(document: UUID) -> str:
    encryptor = _cipher().encryptor()
    return encoded(int.from_bytes(encryptor.update(document.bytes)), LENGTH)


def document_of(text: str) -> UUID | None:
    """The key of the document this code belongs to, if such a document exists. None: no code at all."""
    if len(tidied(text)) != LENGTH:
        return None
    try:
        block = decoded(text).to_bytes(16)
    except (ValueError, OverflowError):
        return None
    return UUID(bytes=_cipher().decryptor().update(block))


@cache
def _cipher() -> Cipher[modes.ECB]:
    # One block, never repeated, so no chaining is needed: this is a permutation of keys, not a message.
    return Cipher(algorithms.AES(read_key(settings.KEYS)), modes.ECB())


def read_key(folder: Path) -> bytes:
    """The key of all codes. Raises ValueError when the file holds something else."""
    key = (folder / KEY_FILE).read_bytes()
    if len(key) != KEY_BYTES:
        raise ValueError(f"{KEY_FILE} has {len(key)} bytes instead of {KEY_BYTES}")
    return key


def make_key(folder: Path) -> None:
    """Make the key of all codes, once. Losing it makes every printed code unknown, so it is kept like the seal."""
    file = folder / KEY_FILE
    if not file.exists():
        # Written beside and put in place whole: half a key would make codes that nobody can check later.
        fresh = file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_bytes(KEY_BYTES))
        fresh.replace(file)
