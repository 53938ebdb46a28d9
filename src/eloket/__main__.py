"""`python -m eloket …`: Django's management commands with this project's settings."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eloket.config.settings")
execute_from_command_line(sys.argv)
