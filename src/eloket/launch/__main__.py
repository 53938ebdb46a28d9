"""`./eloket WORD …`: each word with what it does."""

import errno
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from eloket.launch import checks, commands, demo
from eloket.launch.errors import Refusal
from eloket.launch.interruption import Interruption


@dataclass(frozen=True)
class Command:
    does: str
    run: Callable[[list[str]], int]


COMMANDS = {
    "demo": Command("run a whole example city on this machine [--citizens N] [--port N] [--reset]", demo.run),
    "serve": Command("serve the pages in production [granian's options]", commands.serve),
    "work": Command("do the jobs in production [options of procrastinate's worker]", commands.work),
    "test": Command("run the tests [pytest's options]", commands.test),
    "check": Command("format, types, floors, templates, migrations, … [names of checks]", checks.run),
    "bench": Command("measure [options]", commands.bench),
    "manage": Command("any management command of Django", commands.manage),
}
# Management commands that people use often; every other word is tried as one too.
OFTEN = {
    "services": "check or load the services of the catalogue",
    "concepts": "load concepts of IPDC, and tell which services were written against an older one",
    "renew": "renew what is due, as on the day of --on DATE",
    "simulate": "play a life event in the example city: a move, a birth, a death, a marriage, a divorce",
    "city": "build an example city of any size",
}
BY_THE_ROOT_SCRIPT = {
    "lock": "resolve pyproject.toml into the lock files [--upgrade]",
}
ASKS_HELP = ("-h", "--help", "help")


def main(args: list[str]) -> int:
    Interruption()
    word, rest = (args[0], args[1:]) if args else ("help", [])
    if word in ASKS_HELP:
        command = Command("", overview)
    else:
        command = COMMANDS.get(word) or Command("", partial(commands.city, word))
    try:
        return command.run(rest)
    except BrokenPipeError:
        # `| head` has seen enough; what is still in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Refusal as refusal:
        print(f"eloket: {refusal}", file=sys.stderr)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS):
            raise
        print(f"eloket: {error.strerror}: {error.filename or 'disk'}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def overview(args: list[str]) -> int:
    words = {word: command.does for word, command in COMMANDS.items()} | OFTEN | BY_THE_ROOT_SCRIPT
    lines = [f"  {word:10}{does}" for word, does in words.items()]
    print("\n".join(["usage: ./eloket WORD [options]", "", *lines]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
