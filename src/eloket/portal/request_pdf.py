"""The request as it was submitted, as an accessible PDF."""

from django.http import HttpResponse
from django.utils.translation import get_language

from eloket.cases.models import Case
from eloket.cases.outputs import request_text
from eloket.core import clock
from eloket.documents.opening import printed_at
from eloket.documents.rendering import render_request


def request_pdf(case: Case) -> HttpResponse:
    text = request_text(case, language=get_language() or "nl", today=clock.day_of(case.submitted_at))
    content = render_request(text, made_at=printed_at(case.submitted_at))
    # The name of the file says which request, and nothing about whom.
    headers = {"Content-Disposition": f'attachment; filename="{case.number}.pdf"', "Cache-Control": "no-store, private"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
