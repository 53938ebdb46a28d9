"""An installation of its own for these tests, started as `./eloket demo` starts one."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import conninfo, sql

from eloket.launch import demo, environment, programs
from eloket.launch.folders import ROOT, private
from eloket.launch.ports import Ports, is_free
from eloket.launch.processes import Supervisor

CITIZENS = "60"
START_SECONDS = 60
# Below the ports that systems hand out by themselves.
FIRST_PORT, LAST_PORT = 20_000, 32_000


@dataclass(frozen=True)
class Installation:
    """`site` and `world` are addresses: the platform, and what is played around it."""

    ports: Ports
    env: Mapping[str, str]
    supervisor: Supervisor

    @property
    def site(self) -> str:
        return self.ports.address

    @property
    def world(self) -> str:
        return self.ports.world_address

    def manage(self, *words: str) -> str:
        """What a management command says. Raises when it fails."""
        done = subprocess.run(programs.django(*words), cwd=ROOT, env=self.env, capture_output=True, text=True)
        assert done.returncode == 0, f"{words[0]} failed:\n{done.stdout}{done.stderr}"
        return done.stdout

    @contextmanager
    def paused(self, name: str) -> Iterator[None]:
        """As long as this lasts, one of the programs stands still."""
        process = next(child.process for child in self.supervisor.children if child.program.name == name)
        assert process
        os.kill(process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(process.pid, signal.SIGCONT)

    def complaints(self) -> str:
        """What the programs logged as unexpected."""
        logs = {child.log.name: child.log.read_text(errors="replace") for child in self.supervisor.children}
        return "\n".join(f"{name}:\n{text[-5000:]}" for name, text in logs.items() if "Traceback" in text)


@contextmanager
def installed(folder: Path, server: str) -> Iterator[Installation]:
    """Everything, until the end of the block; then nothing is left. `server` is the address of some database on it."""
    with _database(server) as url:
        ports = _free_ports()
        static = {"ELOKET_STATIC": str(private(folder / "static"))}
        env = environment.test(folder, url, ports) | static
        supervisor = Supervisor(demo.parts(ports), env, private(folder / "logs"))
        installation = Installation(ports, env, supervisor)
        _prepare(installation)
        try:
            supervisor.start()
            _wait(installation)
            yield installation
        finally:
            supervisor.stop()


@contextmanager
def _database(server: str) -> Iterator[str]:
    name = sql.Identifier(f"eloket_browser_{os.getpid()}")
    with psycopg.connect(server, autocommit=True) as connection:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name)
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            # Written out, because servers on a socket have no host that an address with slashes could name.
            yield conninfo.make_conninfo(server, dbname=f"eloket_browser_{os.getpid()}")
        finally:
            connection.execute(drop)


def _free_ports() -> Ports:
    # Two runs on one machine begin their search at different places.
    begin = FIRST_PORT + os.getpid() % 2_000 * 3
    free = (web for web in range(begin, LAST_PORT, 3) if all(map(is_free, range(web, web + 3))))
    web = next(free)
    return Ports(web, mail=web + 2)


def _prepare(installation: Installation) -> None:
    static = subprocess.Popen(
        programs.django("collectstatic", "--no-input", "--verbosity", "0"), cwd=ROOT, env=installation.env
    )
    installation.manage("migrate", "--no-input", "--verbosity", "0")
    installation.manage("set_up_demo", "--citizens", CITIZENS)
    assert static.wait() == 0, "collectstatic failed; what it said stands above."


def _wait(installation: Installation) -> None:
    until = time.monotonic() + START_SECONDS
    ports = installation.ports
    while not (demo.answers(ports.web, "/gezondheid") and not is_free(ports.world) and not is_free(ports.mail)):
        installation.supervisor.keep_alive()
        installation.supervisor.check_starts(tries=1)
        assert time.monotonic() < until, f"The pages do not answer within {START_SECONDS} s."
        time.sleep(0.05)
