"""A provider of this test's own, and the settings that name it."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from eloket.identity import oidc
from eloket.identity.tests.provider import CLIENT_ID, CLIENT_SECRET, Provider, running


@pytest.fixture
def provider(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """Both citizens and staff sign in at this provider, over plain HTTP on this machine."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    with running() as one:
        stated = {"issuer": one.issuer, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "profile": "eidas"}
        settings.SIGN_IN = {"citizen": stated, "staff": stated}
        oidc._provider.cache_clear()
        yield one
    oidc._provider.cache_clear()
