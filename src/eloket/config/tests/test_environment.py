"""A start with a bad environment stops at once, with one clear sentence for each mistake, and tells no secret."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eloket.config.environment import Environment
from eloket.config.file_store import file_store

WEB = ("https", "http")


def problems(reader: str, value: str | None, **options: object) -> list[str]:
    environment = Environment({} if value is None else {"NAME": value})
    getattr(environment, reader)("NAME", **options)
    return environment.problems


@pytest.mark.parametrize("value", [None, ""])
@pytest.mark.parametrize(
    ("reader", "options"),
    [
        ("text", {"why": "a name."}),
        ("folder", {"why": "a folder."}),
        ("address", {"why": "an address.", "schemes": WEB}),
        ("database", {}),
    ],
)
def test_what_is_missing_or_empty_is_one_sentence_that_says_what_it_is_for(
    reader: str, options: dict[str, object], value: str | None
) -> None:
    (sentence,) = problems(reader, value, **options)
    assert sentence.startswith("NAME is not set: ") and sentence.endswith(".")


def test_what_has_a_default_need_not_be_set() -> None:
    environment = Environment({"EMPTY": ""})
    assert environment.text("EMPTY", default="x") == environment.text("MISSING", default="x") == "x"
    assert environment.choice("EMPTY", ("a", "b"), default="a") == "a"
    assert environment.address("EMPTY", schemes=WEB, default="") == ""
    assert environment.folder("EMPTY", default=Path("/")) == Path("/")
    assert environment.flag("EMPTY") is False and environment.problems == []


@pytest.mark.parametrize(("value", "sentence"), [("yes", "set it to 1 or 0"), ("2", "set it to 1 or 0")])
def test_a_flag_is_one_or_nought(value: str, sentence: str) -> None:
    assert sentence in problems("flag", value)[0]
    assert problems("flag", "1") == problems("flag", "0") == []


def test_a_choice_names_what_can_be_chosen() -> None:
    assert problems("choice", "c", options=("a", "b"), default="a") == ["NAME is 'c': set it to one of a, b."]


@pytest.mark.parametrize("value", ["tcp://scanner:3310", "tcp://127.0.0.1", "unix:///run/clamd.sock"])
def test_a_program_is_reached_at_a_host_or_at_a_socket(value: str) -> None:
    assert problems("address", value, schemes=("tcp", "unix")) == []


@pytest.mark.parametrize("value", ["unix://", "unix:///", "tcp:///run/clamd.sock", "scanner:3310"])
def test_an_address_that_leads_nowhere_is_named(value: str) -> None:
    assert problems("address", value, schemes=("tcp", "unix")) == ["NAME cannot be read: it must look like tcp://host."]


def test_files_stand_in_a_folder_or_in_a_bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = file_store(Environment({"ELOKET_FILES": str(tmp_path)}))
    assert folder["OPTIONS"] == {"location": tmp_path}
    monkeypatch.setattr("eloket.config.file_store.find_spec", lambda name: name)
    bucket = {
        "ELOKET_FILES_BUCKET": "https://s3.example:9000/stad",
        "ELOKET_FILES_KEY": "k",
        "ELOKET_FILES_SECRET": "s",
    }
    options = file_store(Environment(bucket))["OPTIONS"]
    assert (options["endpoint_url"], options["bucket_name"]) == ("https://s3.example:9000", "stad")
    assert options["file_overwrite"] is False


def test_a_bucket_that_is_half_set_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eloket.config.file_store.find_spec", lambda name: None)
    environment = Environment({"ELOKET_FILES_BUCKET": "https://s3.example/stad"})
    file_store(environment)
    assert [problem.split()[0] for problem in environment.problems] == [
        "ELOKET_FILES_BUCKET",
        "ELOKET_FILES_KEY",
        "ELOKET_FILES_SECRET",
    ]


def test_a_folder_has_to_be_there(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert problems("folder", str(tmp_path)) == []
    for wrong in (file, tmp_path / "missing"):
        assert "is not a folder: make it, or set another." in problems("folder", str(wrong))[0]


@pytest.mark.parametrize(
    "value",
    [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://[::1",
        "https://host:port",
        "https://host:99999",
        "//host",
        "user:hunter2@host",
        "ftp://user:hunter2@host",
        "https://user:hunter2@:port",
    ],
)
def test_an_address_that_is_none_is_named_and_not_repeated(value: str) -> None:
    assert problems("address", value, schemes=WEB) == ["NAME cannot be read: it must look like https://host."]


@pytest.mark.parametrize("value", ["postgres", "mysql://u:hunter2@h/d", "postgresql://u:hunter2@h/d?nonsense=1", "a=b"])
def test_a_database_address_that_is_none_is_named_and_not_repeated(value: str) -> None:
    (sentence,) = problems("database", value)
    assert sentence == "NAME cannot be read: it must look like postgresql://user@host/name."


def test_a_database_address_is_taken_apart() -> None:
    read = Environment({"NAME": "postgresql://u:p%40ss@h:5433/d?sslmode=verify-full"}).database("NAME")
    assert [read[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == ["u", "p@ss", "h", "5433", "d"]
    assert read["OPTIONS"] == {"sslmode": "verify-full"}


# The whole start


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    """Start the settings in a process of their own, with these changes to the environment of this test run."""
    environment = os.environ | changes
    return subprocess.run(
        [sys.executable, "-c", "from eloket.config import settings; print(settings.EMAIL_HOST_PASSWORD)"],
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_good_environment_starts() -> None:
    started = start(ELOKET_SMTP_URL="smtps://u:p%40ss@mail.example:465")
    assert (started.returncode, started.stdout, started.stderr) == (0, "p@ss\n", "")


def test_every_mistake_is_named_in_one_go_and_no_secret_is_repeated() -> None:
    stopped = start(
        ELOKET_DEMO="0",
        ELOKET_BASE_URL="http://stad.example",
        ELOKET_SECRET_KEY="hunter2",
        ELOKET_FILES="/nergens/files",
        ELOKET_KEYS="",
        ELOKET_SERVICES="/nergens/services",
        DATABASE_URL="mysql://eloket:hunter2@db/eloket",
        ELOKET_CITIZEN_OIDC_ISSUER="http://login.example",
        ELOKET_CITIZEN_OIDC_CLIENT_SECRET="",
        ELOKET_STAFF_OIDC_ISSUER="http://login.example",
        ELOKET_STAFF_OIDC_CLIENT_ID="",
        ELOKET_STAFF_OIDC_PROFILE="onzin",
        ELOKET_SMTP_URL="mail:hunter2@mail.example",
        ELOKET_MAIL_FROM="",
        ELOKET_POPULATION_REGISTER="onzin",
        ELOKET_CLAMD_URL="scanner:hunter2",
        ELOKET_THEME="/nergens/thema",
    )
    assert stopped.returncode == 1 and "Traceback" not in stopped.stderr and stopped.stdout == ""
    first, *lines = stopped.stderr.strip().splitlines()
    assert first == "eloket cannot start. Set these right, then start again:"
    named = [line.removeprefix("  - ").split(" ")[0].rstrip(":") for line in lines]
    assert sorted(named) == [
        "DATABASE_URL",
        "ELOKET_BASE_URL",
        "ELOKET_CITIZEN_OIDC_CLIENT_SECRET",
        "ELOKET_CITIZEN_OIDC_ISSUER",
        "ELOKET_CLAMD_URL",
        "ELOKET_FILES",
        "ELOKET_KEYS",
        "ELOKET_MAIL_FROM",
        "ELOKET_POPULATION_REGISTER",
        "ELOKET_SECRET_KEY",
        "ELOKET_SERVICES",
        "ELOKET_SMTP_URL",
        "ELOKET_STAFF_OIDC_CLIENT_ID",
        "ELOKET_STAFF_OIDC_ISSUER",
        "ELOKET_STAFF_OIDC_PROFILE",
        "ELOKET_THEME",
    ]
    assert "hunter2" not in stopped.stderr
