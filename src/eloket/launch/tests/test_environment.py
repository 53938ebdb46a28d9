from pathlib import Path

import pytest

from eloket.launch import environment


def test_secrets_are_made_once_and_kept_to_oneself(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    made = environment.kept_secrets(file)
    assert environment.kept_secrets(file) == made
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(set(made.values())) == len(environment.SECRETS)


def test_a_secret_added_later_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secrets.json"
    made = environment.kept_secrets(file)
    monkeypatch.setattr(environment, "SECRETS", (*environment.SECRETS, "ELOKET_LATER"))
    assert environment.kept_secrets(file).items() > made.items()


def test_a_mail_server_of_the_shell_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELOKET_SMTP_URL", "smtp://mail.city.example")
    env = environment.test(tmp_path, "postgresql://eloket@/eloket", environment.DISCARDED)
    assert env["ELOKET_SMTP_URL"] == "smtp://127.0.0.1:9"
