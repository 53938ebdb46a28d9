import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eloket.core.keys import ALPHABET, new_key
from eloket.documents.codes import KEY_FILE, LENGTH, code, document_of, make_key

pytestmark = pytest.mark.usefixtures("keys")


def test_a_code_leads_back_to_its_document() -> None:
    document = new_key()
    printed = code(document)
    assert len(printed) == LENGTH and set(printed) <= set(ALPHABET)
    assert document_of(printed) == document


def test_a_code_may_be_typed_as_it_was_read() -> None:
    document = new_key()
    printed = code(document)
    grouped = "-".join(printed[at : at + 4] for at in range(0, LENGTH, 4))
    for typed in (grouped, grouped.lower(), f" {printed} ", printed.replace("1", "l").replace("0", "o")):
        assert document_of(typed) == document


def test_documents_made_after_each_other_have_codes_that_do_not_look_alike() -> None:
    codes = [code(new_key()) for _ in range(100)]
    assert len({each[:6] for each in codes}) == 100


@pytest.mark.parametrize(
    "text", ["", "K7MD", "U" * LENGTH, "Z" * LENGTH, "0" * (LENGTH + 1), "é" * LENGTH, "8" + "0" * (LENGTH - 1)]
)
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert document_of(text) is None


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_whatever_is_typed_is_a_code_or_none(text: str) -> None:
    found = document_of(text)
    assert found is None or code(found) == text


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    make_key(tmp_path)
    first = (tmp_path / KEY_FILE).read_bytes()
    make_key(tmp_path)
    assert (tmp_path / KEY_FILE).read_bytes() == first
    assert len(first) == 32
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
