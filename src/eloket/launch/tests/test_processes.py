import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eloket.launch.errors import Refusal
from eloket.launch.processes import MARK, Program, Supervisor, end_leftovers

STUBBORN = "trap '' TERM; echo ready; while :; do sleep 0.1; done"
SUPERVISING = """
import sys, time
from pathlib import Path
from eloket.launch.processes import Program, Supervisor
supervisor = Supervisor([Program("one", ["sleep", "60"])], {"PATH": "/usr/bin:/bin"}, Path(sys.argv[1]))
supervisor.start()
print(supervisor.children[0].process.pid, flush=True)
time.sleep(60)
"""


class Supervising:
    """Starts supervisors that are stopped when the test ends."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.supervisors: list[Supervisor] = []

    def __call__(self, *programs: Program) -> Supervisor:
        supervisor = Supervisor(programs, os.environ, self.folder)
        self.supervisors.append(supervisor)
        supervisor.start()
        return supervisor


@pytest.fixture
def supervising(tmp_path: Path) -> Iterator[Supervising]:
    starts = Supervising(tmp_path)
    yield starts
    for supervisor in starts.supervisors:
        supervisor.stop(lambda: True)


def shell(name: str, script: str, grace: float = 5) -> Program:
    return Program(name, ["sh", "-c", script], grace)


def wait_until(is_so: Callable[[], bool], seconds: float = 5) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def pid_of(supervisor: Supervisor) -> int:
    process = supervisor.children[0].process
    return process.pid if process else 0


def test_a_killed_program_starts_again_and_that_is_said(
    supervising: Supervising, capsys: pytest.CaptureFixture[str]
) -> None:
    supervisor = supervising(Program("web", ["sleep", "60"]))
    killed = pid_of(supervisor)
    os.kill(killed, signal.SIGKILL)

    def lives_again() -> bool:
        supervisor.keep_alive()
        return pid_of(supervisor) not in (0, killed)

    wait_until(lives_again)
    assert "web ended (killed by SIGKILL, see web.log); it starts again in 0.5 s." in capsys.readouterr().out


def test_the_workers_of_a_killed_program_end_with_it(supervising: Supervising) -> None:
    supervisor = supervising(shell("web", "sleep 60 & echo $!; wait"))
    log = supervisor.children[0].log
    wait_until(lambda: log.read_text().strip() != "")
    worker = int(log.read_text())
    os.kill(pid_of(supervisor), signal.SIGKILL)

    def is_gone() -> bool:
        supervisor.keep_alive()
        return not is_alive(worker)

    wait_until(is_gone)


def test_a_program_that_keeps_failing_waits_longer_and_is_named(supervising: Supervising) -> None:
    supervisor = supervising(shell("web", "echo the port is taken; exit 3"))
    child, now = supervisor.children[0], 0.0
    said: list[str] = []
    while len(said) < 3:
        now += 1_000
        child.starts_at = now if child.process else 0
        if sentence := child.keep_alive(now):
            said.append(sentence)
        time.sleep(0.01)
    assert [sentence.rpartition(" in ")[2] for sentence in said] == ["0.5 s.", "1 s.", "2 s."]
    with pytest.raises(Refusal, match=r"(?s)web does not start.*the port is taken"):
        supervisor.check_starts()


def test_programs_stop_in_the_order_given(supervising: Supervising, tmp_path: Path) -> None:
    order = tmp_path / "order"
    slow_first = ("web", 0.2), ("worker", 0.0)
    programs = [
        shell(
            name, f"trap 'sleep {pause}; echo {name} >> {order}; exit' TERM; echo ready; while :; do sleep 0.01; done"
        )
        for name, pause in slow_first
    ]
    supervisor = supervising(*programs)
    wait_until(lambda: all(child.log.read_text() for child in supervisor.children))
    supervisor.stop()
    assert order.read_text().split() == ["web", "worker"]


def test_a_program_that_will_not_stop_is_killed_after_its_grace(supervising: Supervising) -> None:
    supervisor = supervising(shell("web", STUBBORN, grace=0.2))
    pid = pid_of(supervisor)
    wait_until(lambda: supervisor.children[0].log.read_text() != "")
    supervisor.stop()
    assert not is_alive(pid)


def test_programs_die_with_a_killed_supervisor(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SUPERVISING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout
        child = int(supervisor.stdout.readline())
        assert is_alive(child)
        supervisor.kill()
    wait_until(lambda: not is_alive(child))


def test_leftovers_are_known_by_their_mark_and_strangers_stay(tmp_path: Path) -> None:
    ours = subprocess.Popen(["sleep", "60"], env={**os.environ, MARK: str(tmp_path)})
    stranger = subprocess.Popen(["sleep", "60"], env={**os.environ, MARK: f"{tmp_path}-of-another"})
    try:
        end_leftovers(tmp_path)
        assert ours.wait() == -signal.SIGTERM
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()
