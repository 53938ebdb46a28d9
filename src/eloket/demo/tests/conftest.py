from typing import Any

import pytest
from django.conf import settings as known
from django.test import Client

from eloket.demo import world as demo_world
from eloket.demo.provider.key import make_key

OWN = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "CSRF_COOKIE_NAME", "CSRF_FAILURE_VIEW", "CSRF_COOKIE_SECURE")


@pytest.fixture
def world(settings: Any, city: None) -> Client:
    """A browser in the demo world, around a city of the cast."""
    for name in OWN:
        setattr(settings, name, getattr(demo_world, name))
    make_key(known.KEYS)
    return Client()
