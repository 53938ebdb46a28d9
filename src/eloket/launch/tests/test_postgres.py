import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from eloket.launch.database import attached
from eloket.launch.errors import Refusal
from eloket.launch.postgres import EmbeddedPostgres, cluster

RACER = """
import sys
import time
from pathlib import Path
from eloket.launch.postgres import EmbeddedPostgres
with EmbeddedPostgres(Path(sys.argv[1]), durable=False) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "pg"
    if (tmp_path / "pg").exists():
        EmbeddedPostgres(tmp_path / "pg").detach()


def ask(url: str, sql: str) -> object:
    with psycopg.connect(url) as asked:
        row = asked.execute(sql.encode()).fetchone()
        return row and row[0]


def write(url: str) -> None:
    with psycopg.connect(url) as asked:
        asked.execute("create table promise (text text)")
        asked.execute("insert into promise values ('kept')")


def kill_postmaster(server: EmbeddedPostgres) -> None:
    running = cluster.postmaster(server.data)
    assert running
    os.kill(running, signal.SIGKILL)
    while server.is_running():
        time.sleep(0.01)


def test_a_cold_start_answers_on_a_socket_of_its_own(base: Path) -> None:
    with EmbeddedPostgres(base, durable=False) as server:
        assert ask(server.url, "select current_database()") == "eloket"
        assert ask(server.url, "show listen_addresses") == ""
        assert ask(server.url, "show fsync") == "off"
        assert base.stat().st_mode & 0o777 == 0o700


def test_a_demo_and_a_bench_forget_nothing(base: Path) -> None:
    with EmbeddedPostgres(base) as server:
        for promise in ("fsync", "full_page_writes", "synchronous_commit", "data_checksums"):
            assert ask(server.url, f"show {promise}") == "on"


def test_a_warm_start_finds_what_was_written(base: Path) -> None:
    with EmbeddedPostgres(base, durable=False) as server:
        write(server.url)
    assert not cluster.pids(server.data)
    with EmbeddedPostgres(base, durable=False) as server:
        assert ask(server.url, "select text from promise") == "kept"


def test_a_killed_server_recovers_with_all_that_was_committed(base: Path) -> None:
    with EmbeddedPostgres(base) as server:
        write(server.url)
        kill_postmaster(server)
        server.attach()
        assert ask(server.url, "select text from promise") == "kept"


def test_a_pid_that_now_belongs_to_a_stranger_is_left_alone(base: Path) -> None:
    with EmbeddedPostgres(base, durable=False) as server:
        pid_file = (server.data / "postmaster.pid").read_text().splitlines()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        (server.data / "postmaster.pid").write_text("\n".join([str(stranger.pid), *pid_file[1:]]) + "\n")
        with EmbeddedPostgres(base, durable=False) as server:
            assert ask(server.url, "select 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_four_that_start_at_once_share_one_server(base: Path) -> None:
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, str(base)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    urls = {racer.stdout.readline().strip() for racer in racers if racer.stdout}
    log = (base / "log").read_text()
    for racer in racers:
        racer.communicate("")
    assert urls == {EmbeddedPostgres(base).url}
    assert log.count("starting PostgreSQL") == 1
    assert [racer.returncode for racer in racers] == [0, 0, 0, 0]
    assert not cluster.pids(base / "data")


def test_the_last_one_out_stops_the_server(base: Path) -> None:
    first, second = EmbeddedPostgres(base, durable=False), EmbeddedPostgres(base, durable=False)
    first.attach()
    second.attach()
    assert not first.detach()
    assert second.is_running()
    assert second.detach()
    assert not second.is_running()


def test_a_folder_left_half_made_is_made_anew(base: Path) -> None:
    (base / "data.new").mkdir(parents=True)
    (base / "data.new" / "PG_VERSION").write_text("")
    with EmbeddedPostgres(base, durable=False) as server:
        assert ask(server.url, "select 1") == 1


def test_a_path_too_long_for_a_socket_gets_a_short_one(tmp_path: Path) -> None:
    with EmbeddedPostgres(tmp_path / ("very-" * 20), durable=False) as server:
        assert server.sockets.parent == Path("/tmp")
        assert server.sockets.stat().st_mode & 0o777 == 0o700
        assert ask(server.url, "select 1") == 1
    assert not server.sockets.exists()


def test_a_folder_of_a_stranger_in_tmp_is_not_used(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path / ("very-" * 20), durable=False)
    server.sockets.symlink_to(tmp_path)
    try:
        with pytest.raises(Refusal, match="belongs to someone else"):
            server.attach()
    finally:
        server.sockets.unlink()


def test_data_of_another_version_are_refused_in_words(base: Path) -> None:
    (base / "data").mkdir(parents=True)
    (base / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(Refusal, match="are of PostgreSQL 9 and this is"):
        EmbeddedPostgres(base).attach()


def test_a_named_folder_without_programs_is_refused(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELOKET_PG_BIN", str(base))
    with pytest.raises(Refusal, match="ELOKET_PG_BIN"):
        EmbeddedPostgres(base).attach()


def test_nothing_is_started_when_a_database_is_given(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with attached(base / "server") as server:
        monkeypatch.setenv("DATABASE_URL", server.url)
        with attached(base / "none") as database:
            assert database.url == server.url
    assert not (base / "none").exists()


def test_a_database_that_does_not_answer_is_said_so_without_its_password(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:hush@127.0.0.1:1/eloket")
    with pytest.raises(Refusal, match="cannot be reached") as refused, attached(base):
        pass
    assert "hush" not in str(refused.value)
