"""`./eloket demo`: a whole example city on this machine."""

import argparse
import fcntl
import http.client
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict

from eloket.launch import environment, ports, preparation, programs
from eloket.launch.database import Database, attached
from eloket.launch.errors import Refusal
from eloket.launch.folders import DEMO, ROOT, STATE, private
from eloket.launch.interruption import Interruption
from eloket.launch.ports import Ports
from eloket.launch.postgres import EmbeddedPostgres
from eloket.launch.processes import Program, Supervisor, end_leftovers

LOCK = STATE / "demo.lock"
LOGS = DEMO / "logs"
PORTS = DEMO / "ports.json"
START_SECONDS = 120


def run(args: list[str]) -> int:
    """Serve until Ctrl-C. Everything it keeps stands in `.eloket/demo`."""
    options = _parser().parse_args(args)
    interruption = Interruption()
    try:
        with _only_one(options.port):
            if options.reset:
                _reset(sure=options.yes)
            _serve(options, interruption)
    except KeyboardInterrupt:
        print("Stopped.")
    return 0


def last_ports() -> Ports:
    """Where the demo listens, or last listened."""
    return Ports(**json.loads(PORTS.read_text())) if PORTS.exists() else Ports()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eloket demo", description=run.__doc__)
    parser.add_argument("--citizens", type=int, default=10_000, help="size of a new city (10000)")
    parser.add_argument("--seed", type=int, help="another number makes another city")
    parser.add_argument("--port", type=ports.port, default=8000, help="of the web pages; the next one is used too")
    parser.add_argument("--reset", action="store_true", help="remove the example city first")
    parser.add_argument("--yes", action="store_true", help="do not ask before removing")
    return parser


@contextmanager
def _only_one(port: int) -> Iterator[None]:
    """The lock is dropped by the kernel, so a killed demo never looks alive."""
    with open(LOCK, "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Refusal(f"The demo already runs at {lock.read()}; stop it there with Ctrl-C.") from None
        lock.truncate(0)
        lock.write(Ports(port).address)
        lock.flush()
        yield


def _reset(*, sure: bool) -> None:
    if not DEMO.exists():
        return
    if not sure and not _agrees():
        raise Refusal("Nothing was removed; answer yes, or add --yes.")
    end_leftovers(LOGS)
    if (DEMO / "pg").exists() and not EmbeddedPostgres(DEMO / "pg").detach():
        raise Refusal("Another ./eloket command uses the example city; end it first.")
    shutil.rmtree(DEMO)


def _agrees() -> bool:
    if not sys.stdin.isatty():
        return False
    return input(f"Remove the example city in {DEMO}, with all that was tried in it? [yes/no] ") == "yes"


def _serve(options: argparse.Namespace, interruption: Interruption) -> None:
    private(DEMO)
    private(LOGS)
    end_leftovers(LOGS)
    chosen = ports.choose(options.port)
    PORTS.write_text(json.dumps(asdict(chosen)))
    with attached(DEMO / "pg") as database:
        env = environment.demo(database.url, chosen)
        preparation.migrate(env)
        preparation.collect_static(env)
        preparation.set_up(env, citizens=options.citizens, seed=options.seed)
        supervisor = Supervisor(parts(chosen), env, LOGS)
        try:
            supervisor.start()
            _welcome(supervisor, database, env, chosen)
            while True:
                _keep_alive(supervisor, database)
                time.sleep(0.2)
        finally:
            supervisor.stop(lambda: interruption.hurries)


def parts(chosen: Ports) -> list[Program]:
    """In the order in which they stop: first nothing new comes in, then the last jobs are finished."""
    web = programs.server("eloket.config.wsgi:application", chosen.web, workers=2)
    world = programs.server("eloket.demo.wsgi:application", chosen.world, workers=1, threads=4)
    mail = programs.django("mailserver", "--port", str(chosen.mail))
    return [
        Program("web", web),
        Program("world", world),
        Program("mail", mail),
        Program("worker", programs.worker(), grace=35),
    ]


def _keep_alive(supervisor: Supervisor, database: Database) -> None:
    database.keep_alive()
    supervisor.keep_alive()


def _welcome(supervisor: Supervisor, database: Database, env: Mapping[str, str], chosen: Ports) -> None:
    """Asked beside the start, so that the welcome is ready when the pages are."""
    people = subprocess.Popen(programs.django("demo_people"), env=env, cwd=ROOT, stdout=subprocess.PIPE)
    until = time.monotonic() + START_SECONDS
    while not (answers(chosen.web, "/gezondheid") and not ports.is_free(chosen.world)):
        _keep_alive(supervisor, database)
        supervisor.check_starts()
        if time.monotonic() > until:
            raise Refusal(f"The pages do not answer within {START_SECONDS} s; see {LOGS}.")
        time.sleep(0.05)
    said, _ = people.communicate()
    print(said.decode() or f"{chosen.address}\n{chosen.world_address}\n")
    print(f"Logs: {LOGS.relative_to(ROOT)}. Ctrl-C stops everything.", flush=True)


def answers(port: int, path: str) -> bool:
    asked = http.client.HTTPConnection(ports.HOST, port, timeout=5)
    try:
        asked.request("GET", path)
        return asked.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        asked.close()
