"""Django's settings of the demo world: what stands around the platform, as a site of its own on a port of its own."""

from eloket.config.settings import *  # noqa: F403
from eloket.config.settings import DEMO, DEMO_URL, TEMPLATES

if not DEMO:
    raise SystemExit("The demo world shows people who do not exist, so it starts only when ELOKET_DEMO is 1.")

ROOT_URLCONF = "eloket.demo.urls"
WSGI_APPLICATION = "eloket.demo.wsgi.application"
# No sessions: nobody signs in here, and every page says all it needs in its address.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "eloket.config.middleware.SecurityHeaders",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {**TEMPLATES[0], "OPTIONS": {**TEMPLATES[0]["OPTIONS"], "context_processors": ["eloket.demo.frame.frame"]}}  # type: ignore[dict-item]
]
# Cookies know no ports: the platform on the same host has its own. Language and appearance are shared on purpose,
# they are the same person's.
CSRF_COOKIE_NAME = "eloket-demo-csrf"
CSRF_FAILURE_VIEW = "eloket.demo.failures.forged"
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = DEMO_URL.startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CSRF_COOKIE_SECURE else None
