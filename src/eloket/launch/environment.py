"""The settings that the example city and the tests give to Django, as environment variables."""

import hashlib
import json
import os
import secrets
from pathlib import Path

from eloket.launch.folders import DEMO, private
from eloket.launch.ports import Ports

SECRETS = (
    "ELOKET_SECRET_KEY",
    "ELOKET_CITIZEN_OIDC_CLIENT_SECRET",
    "ELOKET_STAFF_OIDC_CLIENT_SECRET",
)
# A test that sends real mail must not reach the mailbox of a demo that runs beside it.
DISCARDED = Ports(mail=9)


def demo(database_url: str, ports: Ports) -> dict[str, str]:
    static = {"ELOKET_STATIC": str(DEMO / "static")}
    return _city(DEMO, database_url, ports) | static | kept_secrets(DEMO / "secrets.json")


def test(folder: Path, database_url: str, ports: Ports) -> dict[str, str]:
    known = {name: hashlib.sha256(name.encode()).hexdigest() for name in SECRETS}
    return _city(folder, database_url, ports) | known


def kept_secrets(file: Path) -> dict[str, str]:
    """Made once and kept: sessions and sealed documents outlive a restart."""
    kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    missing = {name: secrets.token_urlsafe(48) for name in SECRETS if name not in kept}
    if missing:
        kept |= missing
        fresh = file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(kept, indent=2))
        fresh.replace(file)
    return kept


def _city(folder: Path, database_url: str, ports: Ports) -> dict[str, str]:
    """Wins from what the shell holds: an example city must not write to a real mail server."""
    return {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "DATABASE_URL": database_url,
        "ELOKET_DEMO": "1",
        "ELOKET_BASE_URL": ports.address,
        "ELOKET_DEMO_URL": ports.world_address,
        "ELOKET_FILES": str(private(folder / "files")),
        "ELOKET_FILES_BUCKET": "",
        "ELOKET_CLAMD_URL": "",
        "ELOKET_KEYS": str(private(folder / "keys")),
        "ELOKET_SMTP_URL": f"smtp://127.0.0.1:{ports.mail}",
        "ELOKET_CITIZEN_OIDC_ISSUER": f"{ports.world_address}/oidc/burger",
        "ELOKET_CITIZEN_OIDC_CLIENT_ID": "eloket-burger",
        "ELOKET_STAFF_OIDC_ISSUER": f"{ports.world_address}/oidc/medewerker",
        "ELOKET_STAFF_OIDC_CLIENT_ID": "eloket-medewerker",
        # The identity provider of the example city speaks plain HTTP, on this machine only.
        "AUTHLIB_INSECURE_TRANSPORT": "1",
    }
