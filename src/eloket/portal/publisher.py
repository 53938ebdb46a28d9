"""This city, as other systems know it."""

from functools import cache

from django.conf import settings
from django.urls import reverse

from eloket.catalogue.exchange.publisher import Publisher
from eloket.documents.kinds import KINDS


@cache
def publisher() -> Publisher:
    """A city that is in no register of organisations or areas is named by addresses of its own site."""
    theme, home = settings.THEME, absolute("home")
    return Publisher(
        name=theme.name,
        phone=theme.phone,
        email=theme.email,
        address=theme.address,
        hours=theme.hours,
        organisation=theme.identifiers.get("organisation", f"{home}#stad"),
        area=theme.identifiers.get("area", f"{home}#gebied"),
        home=home,
        visit=absolute("visit"),
        service=lambda slug: absolute("service", slug),
        form=lambda slug: absolute("apply", slug),
        documents={code: kind.title for code, kind in KINDS.items()},
    )


def absolute(name: str, *args: object) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=args)}"
