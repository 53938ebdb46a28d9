"""The keys that the web cannot do without."""

from django.conf import settings

from eloket.documents.codes import KEY_FILE, read_key
from eloket.documents.sealing import CERTIFICATE, KEY, ROOT, Sealer


def stop_without_keys() -> None:
    """End the start with a sentence when a key is missing: better than a citizen who finds out."""
    missing = [name for name in (KEY_FILE, KEY, CERTIFICATE, ROOT) if not (settings.KEYS / name).is_file()]
    if missing:
        raise SystemExit(
            f"eloket cannot start. ELOKET_KEYS ({settings.KEYS}) lacks {', '.join(missing)}. Put the city's keys "
            "there, or make those of a test with: ./eloket manage make_keys"
        )
    try:
        Sealer.load(settings.KEYS)
        read_key(settings.KEYS)
    except (ValueError, TypeError) as problem:
        raise SystemExit(f"eloket cannot start. A key in ELOKET_KEYS ({settings.KEYS}) is not one: {problem}") from None
