"""Keys of rows, and what is printed of them."""

import secrets
from uuid import UUID

import uuid_utils.compat

# Douglas Crockford's base 32: no I, L, O or U, so that a code survives being read aloud.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_key() -> UUID:
    """A UUIDv7 (RFC 9562): made anywhere, sorts by time, so that new rows land together in an index."""
    key: UUID = uuid_utils.compat.uuid7()
    return key


def new_number(length: int) -> str:
    """A random number for citizens, 5 bits a character, in ALPHABET."""
    bits = secrets.randbits(5 * length)
    return encoded(bits, length)


def encoded(value: int, length: int) -> str:
    return "".join(ALPHABET[(value >> shift) & 31] for shift in range(5 * (length - 1), -1, -5))


def decoded(text: str) -> int:
    """The value of a code as a person typed it. Raises ValueError for a character outside the alphabet."""
    value = 0
    for character in tidied(text):
        value = value << 5 | ALPHABET.index(character)
    return value


def grouped(code: str) -> str:
    """A code or number as it is written, in groups of four: 7K3Q-9XPT-2MHW."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def tidied(text: str) -> str:
    """What was meant: letters and digits only, upper case, O for 0 and I or L for 1 put right."""
    return "".join(filter(str.isalnum, text.upper())).translate(_MISREAD)
