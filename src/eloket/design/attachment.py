"""A file that came from outside, on its way to whoever may have it."""

from django.core.files.base import File
from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attachment(file: "File[bytes]", *, name: str, media_type: str) -> HttpResponse:
    """To keep, never to open in the browser; and if a browser opens it all the same, nothing in it runs.

    Every answer carries "nosniff", which keeps a browser from taking it for something else.
    """
    headers = {
        "Cache-Control": "no-store, private",
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    }
    with file as content:
        return HttpResponse(content.read(), content_type=media_type, headers=headers)
