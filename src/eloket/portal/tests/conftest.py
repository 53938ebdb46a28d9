from eloket.identity.tests.conftest import provider  # noqa: F401  # a fixture of these tests too
