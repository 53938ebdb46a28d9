"""The programs under measurement, and what they take of the machine."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from eloket.bench.load import HOST, Answers, Plan
from eloket.launch import programs
from eloket.launch.processes import Child, Program

START_SECONDS = 30
WORKERS = 2


class DoesNotStart(Exception):
    """A program under measurement does not answer; says where its log stands."""


@contextmanager
def web_server(application: str, logs: Path) -> Iterator["Server"]:
    """The server as the demo starts it, on a free port."""
    port = _free_port()
    command = programs.server(application, port, workers=WORKERS)
    with _running(Program(application.partition(":")[0], command), logs) as pid:
        _wait(port, logs)
        yield Server(port, pid)


@contextmanager
def job_worker(logs: Path) -> Iterator[int]:
    """The worker as the demo starts it; its process id."""
    with _running(Program("worker", programs.worker(), grace=30), logs) as pid:
        yield pid


class Server:
    def __init__(self, port: int, pid: int) -> None:
        self.port, self._pid = port, pid

    def load(self, requests: Sequence[Sequence[str]], seconds: float | None = None) -> Answers:
        """Ask these, from another process."""
        plan = json.dumps(asdict(Plan(self.port, requests, seconds)))
        done = subprocess.run(
            [sys.executable, "-m", "eloket.bench.load"], input=plan, stdout=subprocess.PIPE, text=True, check=True
        )
        return Answers(**json.loads(done.stdout))

    @property
    def workers(self) -> list[int]:
        """The processes in which pages are made: not the one that watches them, nor their resource tracker."""
        children = Path(f"/proc/{self._pid}/task/{self._pid}/children").read_text().split()
        return sorted(map(int, children), key=resident_mb)[-WORKERS:]


def cpu_seconds(pids: Sequence[int]) -> float:
    """What these processes took of the processor until now."""
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    return _memory(pid, "VmRSS")


def peak_mb(pid: int) -> float:
    """The most it held since `forget_peak`."""
    return _memory(pid, "VmHWM")


def forget_peak(pid: int) -> None:
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def _memory(pid: int, name: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return 0


@contextmanager
def _running(program: Program, logs: Path) -> Iterator[int]:
    child = Child(program, os.environ, logs / f"{program.name}.log")
    child.start()
    assert child.process is not None
    try:
        yield child.process.pid
    finally:
        child.stop(lambda: False)


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        port: int = tried.getsockname()[1]
        return port


def _wait(port: int, logs: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    said = "\n".join(log.read_text(errors="replace")[-2000:] for log in logs.glob("*.log"))
    raise DoesNotStart(f"No server at port {port} after {START_SECONDS} s.\n{said}")
