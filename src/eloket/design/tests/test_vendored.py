import re
from hashlib import sha256
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static" / "design"
LIST = Path(__file__).parents[4] / "THIRD_PARTY.md"
LINE = re.compile(r"\| `(\S+)` \| .* \| `([0-9a-f]{64})` \|")


@pytest.mark.parametrize(("file", "hash_"), LINE.findall(LIST.read_text(encoding="utf-8")))
def test_what_is_copied_from_elsewhere_is_unchanged(file: str, hash_: str) -> None:
    assert sha256((LIST.parent / file).read_bytes()).hexdigest() == hash_


def test_every_vendored_file_is_listed() -> None:
    listed = {Path(file).name for file, _ in LINE.findall(LIST.read_text(encoding="utf-8"))}
    assert {file.name for file in STATIC.glob("govuk-*")} == listed


def test_no_typeface_or_crest_of_another_government_is_carried_along() -> None:
    for file in STATIC.glob("*.css"):
        assert not re.search(r"GDS Transport|@font-face|crest", file.read_text(encoding="utf-8")), file
