"""How the parts of an installation are called."""

import os
import sys

THREADS = 2  # A worker. More of them wait for each other: measured, two by two was best.


def django(*words: str) -> list[str]:
    return [sys.executable, "-m", "eloket", *words]


def server(application: str, port: int, *, workers: int, threads: int = THREADS) -> list[str]:
    options = {
        "--interface": "wsgi",
        "--host": "127.0.0.1",
        "--port": port,
        "--workers": workers,
        "--blocking-threads": threads,
        # Beyond this a request waits at the door, where a proxy sees it.
        "--backpressure": 64,
        "--respawn-interval": 0.5,
        "--workers-kill-timeout": 10,
    }
    pairs = [text for option, value in options.items() for text in (option, str(value))]
    return [
        sys.executable,
        "-m",
        "granian",
        *pairs,
        "--no-ws",
        "--respawn-failed-workers",
        application,
    ]


def worker() -> list[str]:
    # Jobs behind a lock wait for the next poll, by default 5 seconds.
    options = "--concurrency 4 --fetch-job-polling-interval 0.5 --shutdown-graceful-timeout 30"
    return django("procrastinate", "worker", *options.split())


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
