"""The measurements themselves, inside Django: DJANGO_SETTINGS_MODULE and an empty migrated database are given."""

import django

# Here, so that the modules beside this one can import models at their top like any other.
django.setup()
