from eloket.identity.tests.conftest import provider  # noqa: F401
