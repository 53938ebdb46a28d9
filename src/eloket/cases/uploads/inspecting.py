"""Looking into a file, by a process that may crash or hang without harm."""

import json
import subprocess
import sys
from logging import getLogger
from tempfile import TemporaryFile
from threading import Semaphore
from typing import IO, Any

from eloket.cases.uploads.cleaning.clean import Clean
from eloket.cases.uploads.cleaning.confining import LARGEST_ANSWER
from eloket.eforms.faults import Fault, Faulty
from eloket.eforms.questions.files import SIGNATURES

log = getLogger(__name__)
# Compiled modules are looked for where this process has them; nothing else of its environment is handed on.
_COMPILED = ["-X", f"pycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []
COMMAND = [sys.executable, "-I", *_COMPILED, "-m", "eloket.cases.uploads.cleaning"]
LONGEST = 15
"""In seconds, on a machine that is busy."""

LONGEST_WAIT = 5
MOST_PAGES = 100_000
# A large photo takes half a gigabyte: more of them at once, in each of the web's processes, and the machine swaps.
ONE_AT_A_TIME = Semaphore(1)


def clean(content: bytes, media_type: str) -> Clean:
    """The file without anything that runs or tells too much, of the type that it turns out to be. Raises Faulty."""
    if not ONE_AT_A_TIME.acquire(timeout=LONGEST_WAIT):
        raise Faulty(Fault.NOT_NOW)
    try:
        return _cleaned_elsewhere(content, media_type)
    finally:
        ONE_AT_A_TIME.release()


def _cleaned_elsewhere(content: bytes, media_type: str) -> Clean:
    # Files instead of pipes: what the process may write is limited by the system, and nobody waits to read it.
    with TemporaryFile() as sent, TemporaryFile() as answer, TemporaryFile() as complaint:
        sent.write(content)
        sent.seek(0)
        command = [*COMMAND, media_type]
        try:
            subprocess.run(
                command, stdin=sent, stdout=answer, stderr=complaint, env={}, cwd="/", timeout=LONGEST, check=True
            )
        except subprocess.TimeoutExpired as problem:
            raise Faulty(Fault.EXHAUSTING) from problem
        except subprocess.CalledProcessError as problem:
            # A hostile file, or a package that is missing: who keeps the site must be able to tell.
            log.warning("A file was not cleaned: %s; %r", problem.returncode, _end_of(complaint))
            raise Faulty(Fault.EXHAUSTING) from problem
        return _read(answer)


def _end_of(complaint: IO[bytes]) -> bytes:
    complaint.seek(0)
    return complaint.read(LARGEST_ANSWER)[-300:]


def _read(answer: IO[bytes]) -> Clean:
    """Believed as little as the file itself: whoever took the process over wrote this."""
    answer.seek(0)
    try:
        verdict: dict[str, Any] = json.loads(answer.readline(200))
        if "fault" in verdict:
            raise Faulty(Fault(verdict["fault"]))
        found = Clean(answer.read(LARGEST_ANSWER), verdict["media_type"], verdict["pages"])
        is_said = SIGNATURES[found.media_type].match(found.content) and (found.pages or 0) in range(MOST_PAGES)
    except (ValueError, LookupError, TypeError):
        is_said = None
    if not is_said:
        raise Faulty(Fault.EXHAUSTING)
    return found
