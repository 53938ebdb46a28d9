"""Where files are kept: a folder, or a bucket of any store that speaks S3."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from eloket.config.environment import Environment


def file_store(env: Environment) -> dict[str, Any]:
    """One of Django's storages. A name that is taken is never written over: whoever comes second gets another."""
    bucket = env.address("ELOKET_FILES_BUCKET", schemes=("https", "http"), default="")
    if not bucket:
        return _folder(env.folder("ELOKET_FILES", why="the folder in which documents and files are kept."))
    if find_spec("storages") is None:
        env.problems.append("ELOKET_FILES_BUCKET needs the package django-storages[s3]: install it beside the others.")
    return _bucket(bucket, env)


def _folder(location: Path) -> dict[str, Any]:
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": location}}


def _bucket(address: str, env: Environment) -> dict[str, Any]:
    parts = urlsplit(address)
    options = {
        "endpoint_url": f"{parts.scheme}://{parts.netloc}",
        "bucket_name": parts.path.strip("/"),
        "access_key": env.text("ELOKET_FILES_KEY", why="the name this site has at the store of ELOKET_FILES_BUCKET."),
        "secret_key": env.text("ELOKET_FILES_SECRET", why="the secret this site shares with that store."),
        "region_name": env.text("ELOKET_FILES_REGION", default="us-east-1"),
        "addressing_style": "path",
        "file_overwrite": False,
        "default_acl": None,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
