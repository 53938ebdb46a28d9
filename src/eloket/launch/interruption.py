"""Ctrl-C, a termination by the system and a closed terminal, all taken alike."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SET_PARENT_DEATH_SIGNAL = 1
LIBC = ctypes.CDLL(None)


class Interruption:
    """The first signal raises KeyboardInterrupt; later ones say that someone is in a hurry."""

    def __init__(self) -> None:
        self.received = False
        self.hurries = False
        for number in SIGNALS:
            signal.signal(number, self._receive)

    def _receive(self, number: int, frame: FrameType | None) -> None:
        if self.received:
            self.hurries = True
            return
        self.received = True
        raise KeyboardInterrupt


def foreground(command: Sequence[str], env: Mapping[str, str], cwd: Path | None = None) -> int:
    """Run one program to its end and return its exit code. It decides itself what Ctrl-C means."""
    running: list[subprocess.Popen[bytes]] = []
    too_early: list[int] = []

    def pass_on(number: int, frame: FrameType | None = None) -> None:
        if not running:
            too_early.append(number)
        # A terminal sends Ctrl-C to the whole group; passing it on would be a second one.
        elif number != signal.SIGINT or not sys.stdin.isatty():
            running[0].send_signal(number)

    # Before the start, or a signal in between would end only this half of the pair.
    before = {number: signal.signal(number, pass_on) for number in SIGNALS}
    try:
        running.append(subprocess.Popen(command, env=env, cwd=cwd, preexec_fn=die_with(os.getpid())))
        for number in too_early:
            pass_on(number)
        code = running[0].wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code


def die_with(parent: int) -> Callable[[], None]:
    """For the child, before its program: the kernel ends it when the parent is gone, even by `kill -9`."""

    def ask_kernel() -> None:
        if sys.platform == "linux":
            LIBC.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask_kernel
