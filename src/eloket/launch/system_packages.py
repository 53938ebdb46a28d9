"""Programs and libraries that only tests and bench need, and that no Python package brings."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from ctypes.util import find_library
from dataclasses import dataclass

from eloket.launch.errors import Refusal

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Need:
    what: str
    is_there: Callable[[], bool]
    packages: Sequence[str]


BROWSER = Need("Chromium", lambda: any(map(shutil.which, BROWSERS)), ["chromium"])
PDFSIG = Need("pdfsig", lambda: bool(shutil.which("pdfsig")), ["poppler-utils"])
CERTUTIL = Need("certutil", lambda: bool(shutil.which("certutil")), ["libnss3-tools"])
PANGO = Need(
    "Pango",
    lambda: bool(find_library("pango-1.0") and find_library("pangoft2-1.0")),
    ["libpango-1.0-0", "libpangoft2-1.0-0"],
)


def ensure(*needs: Need) -> None:
    """Install what is missing with apt; refuses with the names when that is not possible."""
    missing = [need for need in needs if not need.is_there()]
    packages = [package for need in missing for package in need.packages]
    if not packages:
        return
    print(f"Installing {' '.join(packages)}", flush=True)
    if not _install(packages):
        names = " and ".join(need.what for need in missing)
        raise Refusal(f"{names} must be there: apt-get install {' '.join(packages)}")


def _install(packages: Sequence[str]) -> bool:
    if not shutil.which("apt-get"):
        return False
    # Another apt may be at work, and nobody is there to answer questions.
    apt = [
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            return False
        apt = ["sudo", "-n", *apt]
    update, install = [*apt, "update"], [*apt, "install", "-y", *packages]
    return all(_succeeds(command) for command in (update, install))


def _succeeds(command: Sequence[str]) -> bool:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        print(done.stdout)
    return done.returncode == 0
