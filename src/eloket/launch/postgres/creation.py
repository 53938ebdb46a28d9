"""Making a data folder and a database: whole, or not at all."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import psycopg

from eloket.launch.errors import Refusal
from eloket.launch.postgres import binaries, cluster
from eloket.launch.postgres.account import Account

DATABASE = "eloket"
# The language of the machine must decide neither the order of names nor the words of an error.
ENVIRONMENT = {**os.environ, "LC_ALL": "C"}
FIRST_WITH_BUILTIN_LOCALE = 17


def ensure_cluster(data: Path, folder: Path, runs_as: Account) -> None:
    """Refuses when the data were made by another major version of PostgreSQL."""
    major = binaries.major(folder)
    if not (data / "PG_VERSION").exists():
        _initialise(data, folder, runs_as, major)
    made_by = (data / "PG_VERSION").read_text().strip()
    if made_by != str(major):
        raise Refusal(
            f"The data in {data} are of PostgreSQL {made_by} and this is PostgreSQL {major}: set ELOKET_PG_BIN "
            f"to the programs of {made_by}, or remove the folder if it only holds examples."
        )


def ensure_database(sockets: Path) -> None:
    try:
        _ensure_database(sockets)
    except psycopg.OperationalError as error:
        raise Refusal(f"PostgreSQL does not answer in {sockets}: {error}") from error


def _ensure_database(sockets: Path) -> None:
    with psycopg.connect(host=str(sockets), user="eloket", dbname="postgres", autocommit=True) as asked:
        known = asked.execute("select 1 from pg_database where datname = %s", [DATABASE])
        if not known.fetchone():
            asked.execute(f"create database {DATABASE}")


def _initialise(data: Path, folder: Path, runs_as: Account, major: int) -> None:
    """Synced once at the end and renamed into place: a crash leaves no half-made cluster."""
    fresh = data.with_name("data.new")
    # An interrupted initdb leaves a process that writes for a moment more, then ends by itself.
    while cluster.pids(fresh):
        time.sleep(0.02)
    shutil.rmtree(fresh, ignore_errors=True)
    options = ["-U", "eloket", "-A", "trust", "-E", "UTF8", "--data-checksums", "--no-sync"]
    made = subprocess.run(
        [*runs_as.prefix, str(folder / "initdb"), "-D", str(fresh), *options, *_locale(major)],
        cwd=data.parent,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        **runs_as.options,
    )
    if made.returncode:
        raise Refusal(f"PostgreSQL cannot make its folder {data}: {made.stderr.strip()}")
    subprocess.run(["sync", "-f", str(fresh)], check=True)
    fresh.rename(data)


def _locale(major: int) -> list[str]:
    """The built-in one orders alike on every machine, and a new C library cannot break an index."""
    if major >= FIRST_WITH_BUILTIN_LOCALE:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]
