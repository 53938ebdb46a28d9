"""The commands that run one program in the foreground."""

import os
import sys

from eloket.launch import demo, environment, preparation, programs, system_packages
from eloket.launch.database import attached, is_given
from eloket.launch.errors import Refusal
from eloket.launch.folders import BENCH, DEMO, ROOT, TEST, private
from eloket.launch.interruption import foreground


def test(args: list[str]) -> int:
    system_packages.ensure(system_packages.BROWSER, system_packages.PDFSIG, system_packages.CERTUTIL)
    pytest = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *args]
    with attached(private(TEST) / "pg", durable=False) as database:
        return foreground(pytest, environment.test(TEST, database.url, environment.DISCARDED), ROOT)


def bench(args: list[str]) -> int:
    system_packages.ensure(system_packages.PANGO)
    with attached(private(BENCH) / "pg") as database:
        env = environment.test(BENCH, database.url, environment.DISCARDED)
        return foreground([sys.executable, "-m", "eloket.bench", *args], env, ROOT)


def serve(args: list[str]) -> int:
    return _become(programs.server("eloket.config.wsgi:application", 8000, workers=programs.cores()), args)


def work(args: list[str]) -> int:
    return _become(programs.worker(), args)


def manage(args: list[str]) -> int:
    """A management command with the database that is there, whatever state it is in."""
    return _manage(args, migrates=False)


def city(word: str, args: list[str]) -> int:
    """A management command that needs the tables of the example city."""
    return _manage([word, *args], migrates=True)


def _manage(words: list[str], *, migrates: bool) -> int:
    if is_given():
        return foreground(programs.django(*words), os.environ)
    with attached(private(DEMO) / "pg") as database:
        env = environment.demo(database.url, demo.last_ports())
        if migrates:
            preparation.migrate(env)
        return foreground(programs.django(*words), env)


def _become(command: list[str], args: list[str]) -> int:
    """In place of this process, so that a service manager's signals arrive at the program itself."""
    if not is_given():
        raise Refusal("DATABASE_URL is not set; without a server of your own, use ./eloket demo.")
    os.execv(command[0], [*command, *args])
