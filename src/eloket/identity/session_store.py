"""Where sessions are kept: Django's table in our database, asked only for keys that it can hold."""

from django.contrib.sessions.backends.db import SessionStore as InDatabase


class SessionStore(InDatabase):
    def _validate_session_key(self, key: str | None) -> bool:
        # A cookie may carry any character, and PostgreSQL breaks off on some of them. Ours are letters and digits.
        return bool(key and len(key) >= 8 and key.isascii() and key.isalnum())
