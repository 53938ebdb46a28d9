import fcntl
import hashlib
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

from eloket.launch.errors import Refusal
from eloket.launch.folders import private
from eloket.launch.postgres import account, binaries, cluster, creation

LONGEST_SOCKET_FOLDER = 85  # The kernel takes 107 bytes, with the name of the socket.
RECOVERY_SECONDS = 60
ORPHAN_SECONDS = 2
# Given at every start, not written into the folder: a later release's values reach old folders too.
SETTINGS = {
    "listen_addresses": "",
    "port": str(cluster.PORT),
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "max_connections": "60",
    "max_wal_size": "512MB",
    "jit": "off",
}
FORGETFUL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


class EmbeddedPostgres:
    """One server in `base`, shared by every process that attaches to it.

    `durable=False` is for tests only: a power failure may lose everything.
    """

    def __init__(self, base: Path, *, durable: bool = True) -> None:
        self.base = base.resolve()
        self.data = self.base / "data"
        self.log = self.base / "log"
        self.sockets = _socket_folder(self.base)
        self.url = f"postgresql://eloket@/eloket?host={quote(str(self.sockets))}"
        self._settings = SETTINGS if durable else SETTINGS | FORGETFUL
        self._lease: IO[str] | None = None
        self._started: subprocess.Popen[bytes] | None = None

    def attach(self) -> str:
        """The address of the running server, started if need be. May be repeated.

        Refuses with Refusal when there is no PostgreSQL to run, or the folder is another version's.
        """
        if sys.platform != "linux":
            raise Refusal("The embedded PostgreSQL needs Linux: set DATABASE_URL to a server.")
        private(self.base)
        self._make_sockets()
        with self._turn():
            if not cluster.serves(self.data, self.sockets):
                self._start()
            creation.ensure_database(self.sockets)
            if not self._lease:
                # The kernel drops this shared lock at `kill -9`, so nobody is counted who is gone.
                self._lease = open(self.base / "lease", "a")  # noqa: SIM115 - closed by detach
                fcntl.flock(self._lease, fcntl.LOCK_SH)
        return self.url

    def detach(self) -> bool:
        """Let go; the last one out stops the server. True when it was stopped."""
        with self._turn():
            lease = self._lease or open(self.base / "lease", "a")  # noqa: SIM115 - closed below
            self._lease = None
            with lease:
                try:
                    fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return False
                self._stop()
        return True

    def is_running(self) -> bool:
        return cluster.postmaster(self.data) is not None

    def _turn(self) -> IO[str]:
        """Starting and stopping are done by one process at a time."""
        turn = open(self.base / "mutex", "a")  # noqa: SIM115 - the caller's `with` closes it
        fcntl.flock(turn, fcntl.LOCK_EX)
        return turn

    def _make_sockets(self) -> None:
        """In /tmp a stranger may have put something of that name first, with a server of his own."""
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        found = self.sockets.lstat()
        owners = (os.geteuid(), self.base.stat().st_uid)
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners:
            raise Refusal(f"{self.sockets} belongs to someone else.")

    def _start(self) -> None:
        folder, runs_as = binaries.find(), account.choose()
        for place in (self.base, self.sockets):
            account.lend(place, runs_as)
        account.check_reach(self.base, folder / "postgres", runs_as)
        creation.ensure_cluster(self.data, folder, runs_as)
        if self._recovers_by_itself():
            return
        self._end_orphans()
        self._launch(folder, runs_as)

    def _recovers_by_itself(self) -> bool:
        """A server may be starting, recovering or stopping: it is given its time."""
        _wait(lambda: self._serves() or not self.is_running(), RECOVERY_SECONDS)
        return self._serves()

    def _end_orphans(self) -> None:
        """Backends outlive a killed postmaster for a moment; two servers in one folder destroy it."""
        gone = _wait(lambda: not cluster.pids(self.data), ORPHAN_SECONDS)
        for number in (signal.SIGTERM, signal.SIGKILL):
            if not gone:
                for pid in cluster.pids(self.data):
                    os.kill(pid, number)
                gone = _wait(lambda: not cluster.pids(self.data), ORPHAN_SECONDS)
        if not gone:
            raise Refusal(f"An old PostgreSQL in {self.data} does not end.")
        for path in cluster.stale_files(self.data, self.sockets):
            path.unlink(missing_ok=True)

    def _launch(self, folder: Path, runs_as: account.Account) -> None:
        settings = [f"--{name}={value}" for name, value in self._settings.items()]
        command = [
            str(folder / "postgres"),
            "-D",
            str(self.data),
            "-k",
            str(self.sockets),
            *settings,
        ]
        with open(self.log, "w") as log:
            self._started = subprocess.Popen(
                [*runs_as.prefix, *command],
                cwd=self.base,
                env=creation.ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **runs_as.options,
            )
        _wait(lambda: self._serves() or self._has_ended(), RECOVERY_SECONDS)
        if not self._serves():
            raise Refusal(f"PostgreSQL does not start; it says in {self.log}:\n{_end(self.log)}")

    def _has_ended(self) -> bool:
        return self._started is not None and self._started.poll() is not None

    def _serves(self) -> bool:
        return cluster.serves(self.data, self.sockets)

    def _stop(self) -> None:
        # "Fast": transactions under way are rolled back, and what was committed is on disk.
        if running := cluster.postmaster(self.data):
            os.kill(running, signal.SIGINT)
        elif self._started and self._started.poll() is None:
            # Interrupted so early that it has no file yet.
            self._started.send_signal(signal.SIGINT)
        _wait(lambda: not cluster.pids(self.data), RECOVERY_SECONDS)
        if self._started:
            self._started.wait()
        if not self.sockets.is_relative_to(self.base) and self.sockets.exists():
            self.sockets.rmdir()

    def __enter__(self) -> Self:
        try:
            self.attach()
        except KeyboardInterrupt:
            self.detach()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.detach()


def _socket_folder(base: Path) -> Path:
    """Beside the data, unless the path is too long; then in /tmp, whatever TMPDIR a process has."""
    beside = base / "socket"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER:
        return beside
    return Path("/tmp") / f"eloket-{hashlib.sha256(os.fsencode(base)).hexdigest()[:16]}"


def _wait(is_so: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _end(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-5:])
