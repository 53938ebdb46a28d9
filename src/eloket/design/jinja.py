"""The Jinja2 environment of every page: django.template.backends.jinja2 calls `environment`."""

from functools import lru_cache
from typing import Any

import jinja2
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext

from eloket.design import wording


def environment(**options: Any) -> jinja2.Environment:
    options |= {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    extensions = [*options.pop("extensions", []), "jinja2.ext.i18n"]
    made = jinja2.Environment(extensions=extensions, **options)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # comes with the extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals |= {"url": url, "static": lru_cache(static), "theme": settings.THEME}
    made.filters |= wording.FILTERS
    return made


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """An address of this site. Cached where it takes no arguments: a page asks for its dozen fixed links each time."""
    return reverse(name, args=args, kwargs=kwargs) if args or kwargs else _fixed(name)


@lru_cache(maxsize=512)
def _fixed(name: str) -> str:
    return reverse(name)
