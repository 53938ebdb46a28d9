"""A file store of one's own: what is kept by its content would be shared with the tests beside it."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    return tmp_path


@pytest.fixture
def kept(store: Path) -> Any:
    """The names of what stands in it."""
    return lambda: sorted(str(path.relative_to(store)) for path in store.rglob("*") if path.is_file())
