"""Starts what an installation is made of: database, web, worker, the example city, tests, checks.

Stands outside the house: imports no room and no Django, and is imported by none.
Outsiders use `python -m eloket.launch` and `launch.postgres.EmbeddedPostgres`.
"""
