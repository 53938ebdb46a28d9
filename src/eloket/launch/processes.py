"""Programs that run beside each other: started, watched, started again, stopped in order."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from eloket.launch.errors import Refusal
from eloket.launch.folders import ROOT
from eloket.launch.interruption import die_with

MARK = "ELOKET_SUPERVISED_IN"
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STEADY_SECONDS = 20
LARGEST_LOG = 5_000_000


@dataclass(frozen=True)
class Program:
    name: str
    command: Sequence[str]
    grace: float = 10  # Seconds between SIGTERM and SIGKILL.


@dataclass
class Child:
    """One program with its own process group and log file."""

    program: Program
    env: Mapping[str, str]
    log: Path
    failures: int = 0
    starts_at: float = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.program.command,
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with(os.getpid()),
            )
        self.starts_at = time.monotonic()

    def keep_alive(self, now: float) -> str | None:
        """Start it again after a pause that grows while it keeps failing. Says so once per death."""
        if self.process is None:
            if now >= self.starts_at:
                self.start()
            return None
        if not _has_ended(self.process):
            return None
        self.failures = 1 if now - self.starts_at > STEADY_SECONDS else self.failures + 1
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self.failures - 1))
        self.starts_at = now + pause
        how = _ending(self._reap())
        return f"{self.program.name} ended ({how}, see {self.log.name}); it starts again in {pause:g} s."

    def stop(self, hurries: Callable[[], bool]) -> None:
        if self.process is None:
            return
        self.process.terminate()
        until = time.monotonic() + self.program.grace
        while not _has_ended(self.process) and time.monotonic() < until and not hurries():
            time.sleep(0.02)
        self._reap()

    def _reap(self) -> int:
        """End what is left of its group, while the number of the group cannot yet be a stranger's.

        A web server's workers outlive a killed web server and would keep its port.
        """
        if self.process is None:
            return 0
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        code = self.process.wait()
        self.process = None
        return code


class Supervisor:
    """Keeps programs running, with a log file each in `folder`. Stops them in the order given."""

    def __init__(self, programs: Sequence[Program], env: Mapping[str, str], folder: Path) -> None:
        marked = {**env, MARK: str(folder)}
        self.children = [Child(each, marked, folder / f"{each.name}.log") for each in programs]

    def start(self) -> None:
        for child in self.children:
            _shorten(child.log)
            child.start()

    def keep_alive(self) -> None:
        for child in self.children:
            if said := child.keep_alive(time.monotonic()):
                print(said, flush=True)

    def check_starts(self, tries: int = 3) -> None:
        """Refuses when a program has ended again and again."""
        for child in self.children:
            if child.failures >= tries:
                end = "\n".join(child.log.read_text(errors="replace").splitlines()[-15:])
                raise Refusal(f"{child.program.name} does not start; it says in {child.log}:\n{end}")

    def stop(self, hurries: Callable[[], bool] = lambda: False) -> None:
        for child in self.children:
            child.stop(hurries)


def end_leftovers(folder: Path) -> None:
    """End what an earlier supervisor of this folder left behind when it was killed.

    Its programs carry the folder in their environment, so a pid is never a guess.
    """
    mark = f"{MARK}={folder}".encode()
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in _marked(mark):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        until = time.monotonic() + 3
        while _marked(mark) and time.monotonic() < until:
            time.sleep(0.05)


def _marked(mark: bytes) -> list[int]:
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _carries(entry, mark)]


def _carries(entry: Path, mark: bytes) -> bool:
    try:
        return mark in (entry / "environ").read_bytes().split(b"\0")
    except OSError:
        return False


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Without reaping it, so that its number stays taken until its group is ended."""
    options = os.WEXITED | os.WNOHANG | os.WNOWAIT
    return process.returncode is not None or os.waitid(os.P_PID, process.pid, options) is not None


def _ending(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"


def _shorten(log: Path) -> None:
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
