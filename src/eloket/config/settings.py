"""Django's settings. The environment is read here and nowhere else; docs/operating.md explains each name."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from eloket.config.environment import environment as env
from eloket.config.file_store import file_store
from eloket.design.theme import ThemeIncomplete
from eloket.design.theme import load as load_theme
from eloket.design.theme import locate as locate_theme
from eloket.identity.providers import PROFILES

PACKAGE = Path(__file__).resolve().parent.parent

# A demo shows people who do not exist. Nothing of the room `demo` can be reached without it.
DEMO = env.flag("ELOKET_DEMO")
DEMO_URL = env.address("ELOKET_DEMO_URL", schemes=("http", "https"), default="").rstrip("/") if DEMO else ""
BASE_URL = env.address(
    "ELOKET_BASE_URL", schemes=("https", "http"), why="the address under which citizens reach this site."
).rstrip("/")
SECRET_KEY = env.text("ELOKET_SECRET_KEY", why="a secret of at least 50 random characters.")
if SECRET_KEY and len(SECRET_KEY) < 50:
    env.problems.append("ELOKET_SECRET_KEY is too short: use at least 50 random characters.")
FILE_STORE = file_store(env)
# A city keeps its own services in a folder of its own; without one it offers those that come along.
SERVICES = env.folder("ELOKET_SERVICES", default=PACKAGE.parent.parent / "services")
KEYS = env.folder("ELOKET_KEYS", why="the folder that holds the seal key and its certificate.")
DATABASES = {"default": env.database("DATABASE_URL")}

_secure = BASE_URL.startswith("https://")
if not _secure and not DEMO and BASE_URL:
    env.problems.append("ELOKET_BASE_URL must start with https:// outside the demo.")


def _sign_in(who: str) -> dict[str, str]:
    prefix = f"ELOKET_{who}_OIDC_"
    return {
        # To the letter, a slash at its end included: it is compared with what the provider says.
        "issuer": env.address(
            f"{prefix}ISSUER",
            schemes=("https", "http") if DEMO else ("https",),
            why="the address of the OpenID Connect provider.",
        ),
        "client_id": env.text(f"{prefix}CLIENT_ID", why="the name this site has at the provider."),
        "client_secret": env.text(f"{prefix}CLIENT_SECRET", why="the secret this site shares with the provider."),
        # Which table of assurance levels and claim names holds: identity/providers.py.
        "profile": env.choice(f"{prefix}PROFILE", PROFILES, default="eidas"),
    }


SIGN_IN = {"citizen": _sign_in("CITIZEN"), "staff": _sign_in("STAFF")}
# The names in registries/sources, which cannot be imported before there are settings.
POPULATION_REGISTER = env.choice("ELOKET_POPULATION_REGISTER", ("embedded",), default="embedded")
try:
    THEME = load_theme(locate_theme(env.text("ELOKET_THEME", default="voorbeeld")))
except ThemeIncomplete as _problem:
    env.problems.append(f"ELOKET_THEME: {_problem}")

# Empty: files that citizens add are not scanned for viruses, and clerks read so.
CLAMD_URL = env.address("ELOKET_CLAMD_URL", schemes=("tcp", "unix"), default="")

_smtp = urlsplit(env.address("ELOKET_SMTP_URL", schemes=("smtp", "smtps"), why="the address of the mail server."))
EMAIL_HOST, EMAIL_PORT = _smtp.hostname or "", _smtp.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_smtp.username or ""), unquote(_smtp.password or "")
EMAIL_USE_SSL = _smtp.scheme == "smtps"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text(
    "ELOKET_MAIL_FROM",
    default="e-loket@stadvoorbeeld.example" if DEMO else None,
    why="the sender of e-mails, an address that can be answered.",
)
env.stop_on_problems()

ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or ""]
if DEMO:
    ALLOWED_HOSTS += ["localhost", urlsplit(DEMO_URL).hostname or "localhost"]
ROOT_URLCONF = "eloket.config.urls"
WSGI_APPLICATION = "eloket.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = [
    "eloket.audit",
    "eloket.profiles",
    "eloket.catalogue",
    "eloket.design",
    "eloket.registries",
    "eloket.correspondence",
    "eloket.identity",
    "eloket.documents",
    "eloket.cases",
    "eloket.portal",
    "eloket.backoffice",
]
INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    *ROOMS,
    *(["eloket.demo"] if DEMO else []),
    "eloket.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "eloket.config.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    # Before the first one that reads what was sent.
    "eloket.config.middleware.BodyLimit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "eloket.identity.middleware.WhoIsSignedIn",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "eloket.design.jinja.environment",
            "context_processors": ["eloket.config.frame.frame"],
        },
    }
]

# Persistent connections with prepared statements: half of PostgreSQL's work on a page is planning.
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 2}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# Every session lives in the database, so that signing out and ending all sessions are real.
SESSION_ENGINE = "eloket.identity.session_store"
SESSION_COOKIE_NAME = "__Host-eloket" if _secure else "eloket"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
CSRF_COOKIE_NAME = "__Host-eloket-csrf" if _secure else "eloket-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _secure
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "eloket.config.failures.forged"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _secure else None
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if _secure else 0
SECURE_REFERRER_POLICY = "same-origin"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

STATIC_URL = "static/"
# Where `collectstatic` puts compressed copies under names that change with their content. Without it, as in a
# developer's shell, files are served as they lie.
STATIC_ROOT = env.text("ELOKET_STATIC", default="") or None
STATICFILES_DIRS = [("theme", THEME.folder)]
STORAGES = {
    "default": FILE_STORE,
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not STATIC_ROOT

FORM_RENDERER = "django.forms.renderers.Jinja2"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
