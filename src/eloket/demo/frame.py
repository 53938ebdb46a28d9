"""What every page of the demo world shows around its own content."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language


def frame(request: HttpRequest) -> Mapping[str, Any]:
    spoken = get_language() or settings.LANGUAGE_CODE
    back = urlencode({"naar": request.get_full_path()})
    scheme = request.COOKIES.get("weergave")
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
        "scheme": scheme if scheme in ("licht", "donker") else "auto",
    }
