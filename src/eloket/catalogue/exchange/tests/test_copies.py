import re
from hashlib import sha256
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LINE = re.compile(r"\| `(\S+)` \| .* \| `([0-9a-f]{64})` \|")
LISTS = (TESTS / "LICENSES.md", TESTS.parent / "data" / "LICENSES.md")
COPIES = [(list_.parent / file, hash_) for list_ in LISTS for file, hash_ in LINE.findall(list_.read_text("utf-8"))]


@pytest.mark.parametrize(("file", "hash_"), COPIES)
def test_what_is_copied_from_elsewhere_is_unchanged(file: Path, hash_: str) -> None:
    assert sha256(file.read_bytes()).hexdigest() == hash_


def test_every_copy_is_listed() -> None:
    copied = {*(TESTS / "shapes").glob("*"), *(TESTS / "examples").glob("*"), *(TESTS.parent / "data").glob("*.json")}
    assert copied == {file for file, _hash in COPIES}
