"""A PostgreSQL server of its own for demo, tests and bench: no set-up, no port, no system account.

Several processes may attach to one folder; the last one out stops the server.
"""

from eloket.launch.postgres.server import EmbeddedPostgres

__all__ = ["EmbeddedPostgres"]
