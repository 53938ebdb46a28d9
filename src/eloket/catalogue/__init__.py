"""Floor 1½: the services of the city. A service is a folder of data; the database keeps published versions.

Outsiders use `Service.objects.offered()`, `ServiceVersion.definition` and `publishing`.
Never here: how a request is handled.
"""
