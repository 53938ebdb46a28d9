import os
import signal
import subprocess
import sys

import pytest

from eloket.launch.interruption import foreground

PASSING_ON = """
import os, sys
from eloket.launch.interruption import foreground
sys.exit(foreground(["sh", "-c", "trap 'exit 7' TERM; echo ready; while :; do sleep 0.01; done"], os.environ))
"""


@pytest.mark.parametrize(("script", "code"), [("exit 0", 0), ("exit 5", 5), ("kill -9 $$", 128 + 9)])
def test_the_exit_code_is_the_program_s(script: str, code: int) -> None:
    assert foreground(["sh", "-c", script], os.environ) == code


def test_a_termination_is_passed_on() -> None:
    with subprocess.Popen([sys.executable, "-c", PASSING_ON], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        assert running.wait(5) == 7
