"""PostgreSQL refuses to run as root; this says as whom it runs instead."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eloket.launch.errors import Refusal

NOBODY = 65534
UNSHARE = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"]
BORROWED = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int
    prefix: list[str] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def is_borrowed(self) -> bool:
        return bool(self.options)


def choose() -> Account:
    """Oneself; else root, seen as nobody in a user namespace; else an existing account.

    ELOKET_PG_USER names that existing account.
    """
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    name = os.environ.get("ELOKET_PG_USER")
    if not name and _namespaces_work():
        return Account(0, 0, prefix=UNSHARE)
    return _borrowed(name)


def lend(base: Path, account: Account) -> None:
    """Give the folder to the account, also when another one ran the server before."""
    if base.stat().st_uid != account.uid:
        for path in [base, *base.rglob("*")]:
            os.chown(path, account.uid, account.gid, follow_symlinks=False)
    above = base.parent.stat()
    if account.is_borrowed and above.st_uid != account.uid and not above.st_mode & 0o077:
        # It may pass through the demo's own folder, and read nothing there.
        os.chown(base.parent, -1, account.gid)
        base.parent.chmod(0o710)


def check_reach(base: Path, program: Path, account: Account) -> None:
    """A borrowed account may not reach a checkout in root's home; folders are not opened for it."""
    if not account.is_borrowed:
        return
    asked = ["test", "-w", str(base), "-a", "-x", str(program)]
    if subprocess.run(asked, **account.options).returncode:
        raise Refusal(
            "PostgreSQL refuses to run as root, and the account it would run as cannot reach "
            f"{base}: start this as another user, or set DATABASE_URL."
        )


def _namespaces_work() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0


def _borrowed(name: str | None) -> Account:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for wanted in (name,) if name else BORROWED:
        if entry := known.get(wanted):
            options = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
            return Account(entry.pw_uid, entry.pw_gid, options=options)
    raise Refusal(f"There is no account {name or ' or '.join(BORROWED)} to run PostgreSQL as.")
