"""Reads the environment once, typed, and names every problem at once."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import conninfo


class Environment:
    """What the operator set. Missing or unreadable values are collected; `stop_on_problems` ends the start.

    An empty value counts as not set. Addresses may carry a password, so they are named and never repeated.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = {name: value for name, value in values.items() if value}
        self.problems: list[str] = []

    def text(self, name: str, *, default: str | None = None, why: str = "") -> str:
        value = self._values.get(name, default)
        if value is None:
            self.problems.append(f"{name} is not set: {why}")
            return ""
        return value

    def flag(self, name: str) -> bool:
        value = self._values.get(name, "0")
        if value not in ("0", "1"):
            self.problems.append(f"{name} is {value!r}: set it to 1 or 0.")
        return value == "1"

    def choice(self, name: str, options: Collection[str], *, default: str) -> str:
        value = self.text(name, default=default)
        if value not in options:
            self.problems.append(f"{name} is {value!r}: set it to one of {', '.join(options)}.")
        return value

    def folder(self, name: str, *, default: Path | None = None, why: str = "") -> Path:
        path = Path(self.text(name, default=str(default) if default else None, why=why) or ".")
        if name in self._values and not path.is_dir():
            self.problems.append(f"{name} is {str(path)!r}, which is not a folder: make it, or set another.")
        return path

    def address(self, name: str, *, schemes: tuple[str, ...], default: str | None = None, why: str = "") -> str:
        """An address of one of these schemes; empty when it is none."""
        value = self.text(name, default=default, why=why)
        if value and not _is_address(value, schemes):
            self.problems.append(f"{name} cannot be read: it must look like {schemes[0]}://host.")
            return ""
        return value

    def database(self, name: str) -> dict[str, Any]:
        """Django's connection settings for a PostgreSQL address (libpq form)."""
        value = self.text(name, why="the address of the PostgreSQL database, postgresql://user@host/name.")
        try:
            parts = conninfo.conninfo_to_dict(value)
        except psycopg.ProgrammingError:
            self.problems.append(f"{name} cannot be read: it must look like postgresql://user@host/name.")
            parts = {}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.pop("dbname", ""),
            "USER": parts.pop("user", ""),
            "PASSWORD": parts.pop("password", ""),
            "HOST": parts.pop("host", ""),
            "PORT": parts.pop("port", ""),
            "OPTIONS": parts,
        }

    def stop_on_problems(self) -> None:
        if self.problems:
            lines = "\n".join(f"  - {problem}" for problem in self.problems)
            raise SystemExit(f"eloket cannot start. Set these right, then start again:\n{lines}")


def _is_address(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        # A socket of this machine is at a path, all others at a host.
        where = parts.path.strip("/") if parts.scheme == "unix" else parts.hostname
        return parts.scheme in schemes and bool(where) and parts.port != 0
    except ValueError:
        return False


environment = Environment(os.environ)
