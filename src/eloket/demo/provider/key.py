"""The key that signs identity tokens."""

import os
from functools import cache
from pathlib import Path

from django.conf import settings
from joserfc.jwk import ECKey

ALGORITHM = "ES256"
FILE = "demo-provider.pem"


def make_key(folder: Path) -> None:
    """Make the key, once. Losing it ends nothing: a token is read within the minute."""
    file = folder / FILE
    if not file.exists():
        # Written beside and renamed: whoever starts in the same second must not read half a key.
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_bytes(ECKey.generate_key("P-256").as_pem(private=True))
        fresh.replace(file)


def signing_key() -> ECKey:
    return _read(settings.KEYS / FILE)


@cache
def _read(file: Path) -> ECKey:
    key = ECKey.import_key(file.read_bytes(), {"alg": ALGORITHM, "use": "sig"})
    key.ensure_kid()
    return key
