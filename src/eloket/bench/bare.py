"""The least a page can be: as many bytes as its address asks for, made once and sent again and again."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = _body(environ["PATH_INFO"])
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]


@cache
def _body(path: str) -> bytes:
    return b"x" * int(path.strip("/") or 0)
