"""What every page of the demo world shows around its own content."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from eloket.design import scheme
from eloket.identity.entry import WAY_BACK


def frame(request: HttpRequest) -> Mapping[str, Any]:
    spoken = get_language() or settings.LANGUAGE_CODE
    back = urlencode({WAY_BACK: request.get_full_path()})
    return {
        "language": spoken,
        "languages": [
            {
                "code": code,
                "name": name,
                "href": f"{reverse('world_language', args=[code])}?{back}",
                "current": code == spoken,
            }
            for code, name in settings.LANGUAGES
        ],
        "demo_url": reverse("world"),
        "scheme": scheme.chosen(request.COOKIES),
    }
