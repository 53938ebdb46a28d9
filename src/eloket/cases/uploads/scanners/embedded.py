"""A daemon that speaks as ClamAV does, and knows one virus: the test file that every scanner knows (EICAR)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer, ThreadingUnixStreamServer
from threading import Thread

# In two parts, so that no scanner stops at this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LARGEST = 25_000_000
"""In bytes; what ClamAV takes unless it is set otherwise (StreamMaxLength)."""


class _Conversation(BaseRequestHandler):
    def handle(self) -> None:
        if self._exactly(10) != b"zINSTREAM\0":
            self.request.sendall(b"UNKNOWN COMMAND\0")
            return
        content = bytearray()
        while size := int.from_bytes(self._exactly(4), "big"):
            if len(content) + size > LARGEST:
                self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
            content += self._exactly(size)
        self.request.sendall(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0")

    def _exactly(self, size: int) -> bytes:
        got = bytearray()
        while len(got) < size and (more := self.request.recv(size - len(got))):
            got += more
        return bytes(got)


@contextmanager
def running(socket: Path | None = None) -> Iterator[str]:
    """Its address, for as long as it runs: this socket, or a port of this machine."""
    server = ThreadingUnixStreamServer(str(socket), _Conversation) if socket else _on_a_port()
    server.daemon_threads = True
    with server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"unix://{socket}" if socket else f"tcp://127.0.0.1:{server.socket.getsockname()[1]}"
        server.shutdown()


def _on_a_port() -> ThreadingTCPServer:
    return ThreadingTCPServer(("127.0.0.1", 0), _Conversation)
