"""A load of requests, in a process of its own: a few connections that ask again as soon as they are answered.

Reads a Plan as JSON and writes Answers as JSON. One thread and an epoll: a client in Python with a thread for each
connection would measure its own lock.
"""

import json
import re
import selectors
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle

HOST = "127.0.0.1"
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: (\d+)")


@dataclass(frozen=True)
class Plan:
    """Whole requests for each connection. `seconds` None: each once; else over and over."""

    port: int
    requests: Sequence[Sequence[str]]
    seconds: float | None = None


@dataclass(frozen=True)
class Answers:
    count: int
    seconds: float
    p50_ms: float
    p99_ms: float
    statuses: dict[str, int]

    @property
    def rate(self) -> float:
        return self.count / self.seconds


class Connection:
    def __init__(self, port: int, requests: Iterator[bytes]) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked_at = 0.0
        self._requests = requests
        self._received = b""

    def ask(self) -> bool:
        """Send the next request. False: there is none."""
        request = next(self._requests, None)
        if request is None:
            return False
        self.asked_at = time.perf_counter()
        self.socket.sendall(request)
        return True

    def hear(self) -> str | None:
        """The status, once the whole answer is there."""
        arrived = self.socket.recv(1 << 17)
        if not arrived:
            raise ConnectionError("the server closed a connection")
        self._received += arrived
        head, separator, body = self._received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not separator or (length and len(body) < int(length[1])):
            return None
        self._received = b""
        return head[9:12].decode()


def run(plan: Plan) -> Answers:
    waits: list[float] = []
    statuses: Counter[str] = Counter()
    with selectors.DefaultSelector() as selector:
        began = time.perf_counter()
        until = began + plan.seconds if plan.seconds else float("inf")
        for connection in _connections(plan):
            if connection.ask():
                selector.register(connection.socket, selectors.EVENT_READ, connection)
        while selector.get_map():
            for key, _ in selector.select():
                status = key.data.hear()
                if status is None:
                    continue
                now = time.perf_counter()
                waits.append(now - key.data.asked_at)
                statuses[status] += 1
                if now > until or not key.data.ask():
                    selector.unregister(key.data.socket)
                    key.data.socket.close()
        seconds = time.perf_counter() - began
    waits.sort()
    return Answers(len(waits), seconds, _part(waits, 0.5), _part(waits, 0.99), dict(statuses))


def _connections(plan: Plan) -> list[Connection]:
    whole = [[request.encode("latin-1") for request in requests] for requests in plan.requests]
    return [Connection(plan.port, cycle(requests) if plan.seconds else iter(requests)) for requests in whole]


def _part(waits: Sequence[float], part: float) -> float:
    return waits[int(part * (len(waits) - 1))] * 1000


if __name__ == "__main__":
    json.dump(asdict(run(Plan(**json.load(sys.stdin)))), sys.stdout)
