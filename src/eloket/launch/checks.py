"""`./eloket check`: what the house can check about itself without running a test."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from eloket.launch import environment, programs
from eloket.launch.database import attached
from eloket.launch.errors import Refusal
from eloket.launch.folders import ROOT, TEST, private

AT_ONCE = 2
SOURCES = ("src", "tests", "conftest.py", "eloket")


@dataclass(frozen=True)
class Check:
    name: str
    command: Sequence[str]


def _tool(name: str, *words: str) -> list[str]:
    return [sys.executable, "-m", name, *words]


# The slowest first, so that none is waited for alone.
CHECKS = (
    Check("types", _tool("mypy")),
    # Apart, for it has the name of the package; without the plugin, for it knows no Django.
    Check("script", _tool("mypy", "--config-file=", "--strict", "./eloket")),
    Check("floors", [sys.executable, "-c", "import importlinter.cli as l; l.lint_imports_command()"]),
    Check("templates", _tool("djlint", "src", "--lint", "--quiet")),
    Check("settings", programs.django("check", "--fail-level", "WARNING")),
    Check("migrations", programs.django("makemigrations", "--check", "--dry-run")),
    Check("translations", programs.django("check_translations")),
    Check("theme", programs.django("check_theme")),
    Check("services", programs.django("services", "check")),
    Check("format", _tool("ruff", "format", "--check", *SOURCES)),
    Check("style", _tool("ruff", "check", *SOURCES)),
)


def run(args: list[str]) -> int:
    """Run all, or those named. One line each, and what a failed one said."""
    names = [check.name for check in CHECKS]
    if unknown := set(args).difference(names):
        raise Refusal(f"There is no check {' or '.join(sorted(unknown))}; there are {', '.join(names)}.")
    chosen = [check for check in CHECKS if check.name in args or not args]
    with attached(private(TEST) / "pg", durable=False) as database:
        env = environment.test(TEST, database.url, environment.DISCARDED)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            results = pool.map(lambda check: passes(check, env), chosen)
            return 0 if all([*results]) else 1


def passes(check: Check, env: Mapping[str, str]) -> bool:
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    verdict = "ok" if done.returncode == 0 else f"failed\n{done.stdout.rstrip()}"
    # One write, so that two that end together do not mix.
    print(f"{check.name:14}{verdict}\n", end="", flush=True)
    return done.returncode == 0
