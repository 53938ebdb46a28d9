"""`./eloket bench`: measure in a database of its own, print the table, compare with an earlier run."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from eloket.bench.figures import Figure, table, worse
from eloket.launch import programs
from eloket.launch.interruption import Interruption, foreground

DATABASE = "eloket_bench"
# Nobody listens here: a measurement sends no mail.
NOWHERE = "smtp://127.0.0.1:9"


def main(args: Sequence[str]) -> int:
    options = _parser().parse_args(args)
    earlier = _read(options.compare) if options.compare else []
    Interruption()
    with tempfile.TemporaryDirectory(prefix="eloket-bench-") as folder, own_database(os.environ["DATABASE_URL"]) as url:
        figures = _measure(_environment(Path(folder), url), Path(folder))
    if not figures:
        return 1
    print(table(figures))
    if options.json:
        options.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")
    lines = list(worse(figures, earlier))
    if options.compare:
        print("\n" + "\n".join(lines or ["Nothing got worse."]))
    return 1 if lines else 0


@contextmanager
def own_database(server: str) -> Iterator[str]:
    """An empty database beside the one that is named, gone afterwards. Its address."""
    with psycopg.connect(server, autocommit=True) as admin:
        # What a killed run left behind goes; a run that is still busy refuses this.
        admin.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        admin.execute(f"CREATE DATABASE {DATABASE}")
        try:
            yield make_conninfo(server, dbname=DATABASE)
        finally:
            admin.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def _measure(env: Mapping[str, str], folder: Path) -> list[Figure]:
    kept = folder / "figures.json"
    commands = [
        programs.django("migrate", "--no-input", "--verbosity", "0"),
        [sys.executable, "-m", "eloket.bench.measuring", str(kept)],
    ]
    failed = any(foreground(command, env) for command in commands)
    return [] if failed else _read(kept)


def _environment(folder: Path, url: str) -> dict[str, str]:
    for name in ("files", "keys"):
        (folder / name).mkdir()
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "eloket.config.settings",
        "ELOKET_FILES": str(folder / "files"),
        "ELOKET_KEYS": str(folder / "keys"),
        "ELOKET_SMTP_URL": NOWHERE,
    }


def _read(file: Path) -> list[Figure]:
    return [Figure(**figure) for figure in json.loads(file.read_text())]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eloket bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures in this file")
    parser.add_argument(
        "--compare", type=Path, metavar="FILE", help="say what got worse than in this file; exit code 1"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
