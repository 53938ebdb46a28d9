"""The door of the demo world."""

import os

from django.core.wsgi import get_wsgi_application

# Not a default: a shell that names the platform's settings would serve the platform here.
os.environ["DJANGO_SETTINGS_MODULE"] = "eloket.demo.world"
application = get_wsgi_application()
