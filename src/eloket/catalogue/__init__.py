"""Floor 1½: the services of the city. A service is a folder of data; the database keeps published versions.

Outsiders use `Service.objects.offered()`, `ServiceVersion.definition`, `publishing` and `search.current`.
Never here: how a request is handled.
"""
