"""Browsers of people who are signed in, as the requests they send."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.utils.crypto import get_random_string

from eloket.core import clock
from eloket.identity import sessions
from eloket.identity.sessions import SignedIn

_CSRF_LETTERS = 32
_Store = import_module(settings.SESSION_ENGINE).SessionStore


@dataclass(frozen=True)
class Browser:
    cookies: Mapping[str, str]

    def get(self, path: str) -> str:
        return f"GET {path} HTTP/1.1\r\n{self._head()}\r\n"

    def post(self, path: str, values: Mapping[str, str]) -> str:
        body = urlencode({**values, "csrfmiddlewaretoken": self.cookies[settings.CSRF_COOKIE_NAME]})
        form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return f"POST {path} HTTP/1.1\r\n{self._head()}{form}\r\n{body}"

    def _head(self) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        told = f"Host: {settings.ALLOWED_HOSTS[0]}\r\nAccept-Encoding: gzip, br\r\nAccept-Language: nl\r\n"
        return told + (f"Cookie: {cookies}\r\n" if cookies else "")


STRANGER = Browser({})


def signed_in(profile: UUID) -> Browser:
    session = _Store()
    session.create()
    sessions.begin(session, SignedIn("citizen", profile, "Maria Peeters", "high"), now=clock.now())
    session.save()
    csrf = get_random_string(_CSRF_LETTERS)
    return Browser({settings.SESSION_COOKIE_NAME: session.session_key, settings.CSRF_COOKIE_NAME: csrf})
