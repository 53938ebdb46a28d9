"""What every page shows around its own content."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eloket.correspondence.models import Message
from eloket.design import scheme
from eloket.identity.entry import WAY_BACK


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


@dataclass(frozen=True)
class Choice:
    """A choice that returns to this very page: a language, or an appearance."""

    code: str
    name: str
    href: str
    current: bool


def frame(request: HttpRequest) -> Mapping[str, Any]:
    citizen = getattr(request, "citizen", None)
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "citizen": citizen,
        "clerk": getattr(request, "clerk", None),
        "navigation": _navigation(request),
        "language": language,
        "languages": [_language(request, code, name, code == language) for code, name in settings.LANGUAGES],
        "demo_url": settings.DEMO_URL or None,
        "scheme": scheme.chosen(request.COOKIES),
        "schemes": [_appearance(request, name) for name in scheme.SCHEMES],
        "sign_out_href": _address("leave_staff" if request.path.startswith("/balie/") else "leave"),
        "sign_in_href": _address("enter_staff" if request.path.startswith("/balie/") else "enter"),
        # Counted only when the frame shows it.
        "unread": SimpleLazyObject(lambda: Message.objects.to(citizen.key).unread().count()) if citizen else 0,
    }


def _navigation(request: HttpRequest) -> list[Link]:
    if request.path.startswith("/balie/"):
        places = [
            ("worklist", _("Werklijst")),
            ("help_begin", _("Help een burger")),
            *([("editor_services", _("Diensten"))] if _is_editor(request) else []),
        ]
    elif getattr(request, "citizen", None):
        places = [
            ("mine", _("Overzicht")),
            ("documents", _("Documenten")),
            ("requests", _("Aanvragen")),
            ("messages", _("Berichten")),
            ("profile", _("Mijn gegevens")),
        ]
    else:
        places = [
            ("services", _("Diensten")),
            ("life_events", _("Levensgebeurtenissen")),
            ("check", _("Document controleren")),
        ]
    addresses = [_address(name) for name, _text in places]
    # Of two that fit, such as /mijn/ and /mijn/documenten/, the longer is the place where one is.
    here = max((address for address in addresses if request.path.startswith(address)), key=len, default="")
    return [Link(text, address, address == here) for (_name, text), address in zip(places, addresses, strict=True)]


def _is_editor(request: HttpRequest) -> bool:
    member = getattr(request, "member", None)
    return bool(member and member.may_edit_catalogue)


def _language(request: HttpRequest, code: str, name: str, current: bool) -> Choice:
    return Choice(code, name, _with_way_back(request, "language", code), current)


def _appearance(request: HttpRequest, code: str) -> Choice:
    text = {"auto": _("Weergave van uw toestel"), "licht": _("Licht"), "donker": _("Donker")}[code]
    return Choice(code, text, _with_way_back(request, "scheme", code), code == scheme.chosen(request.COOKIES))


def _with_way_back(request: HttpRequest, name: str, choice: str) -> str:
    return f"{_address(name, choice)}?{urlencode({WAY_BACK: request.get_full_path()})}"


@lru_cache
def _address(name: str, *args: str) -> str:
    """Of the same few pages that every page links to."""
    return reverse(name, args=args)
