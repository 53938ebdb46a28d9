"""The citizens' site as a WSGI application. It does not start without what it would need at the first document."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eloket.config.settings")
application = get_wsgi_application()

# Only once the settings are read.
from eloket.config.keys import stop_without_keys  # noqa: E402

stop_without_keys()
