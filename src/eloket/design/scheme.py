"""Light, dark, or as the device has it: what somebody chose, kept in a cookie."""

from collections.abc import Mapping

COOKIE = "weergave"
SCHEMES = ("auto", "licht", "donker")


def chosen(cookies: Mapping[str, str]) -> str:
    scheme = cookies.get(COOKIE, "auto")
    return scheme if scheme in SCHEMES else "auto"
