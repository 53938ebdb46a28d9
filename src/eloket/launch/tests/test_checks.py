import os
import sys

import pytest

from eloket.launch import checks


def test_a_failed_check_shows_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    check = checks.Check("style", [sys.executable, "-c", "print('line 3 is too long'); exit(1)"])
    assert not checks.passes(check, os.environ)
    assert capsys.readouterr().out == "style         failed\nline 3 is too long\n"


def test_a_passed_check_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.passes(checks.Check("style", [sys.executable, "-c", "print('fine')"]), os.environ)
    assert capsys.readouterr().out == "style         ok\n"
