"""Checking a document: open to anybody, by its code or by the PDF itself. Shows no personal data."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eloket.core import clock
from eloket.core.keys import tidied
from eloket.documents.checking import Checked, check_code, check_file
from eloket.documents.inspection import LIMIT
from eloket.identity.entry import public


@public
def check(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "portal/check.html", {"problems": []})
    file = request.FILES.get("file")
    if file is not None and file.size and file.size <= LIMIT:
        return _answer(request, check_file(file.read(), today=clock.today()))
    if file is not None:
        return _again(request, "file", _("Dit bestand is te groot of leeg. Kies een pdf van hoogstens 25 MB."))
    code = tidied(request.POST.get("code", ""))
    if not code.isalnum() or len(code) > 64:
        return _again(request, "code", _("Tik de code in die op het document staat, of kies het pdf-bestand."))
    return HttpResponseRedirect(reverse("check_answer", args=[code]))


@public
def answer(request: HttpRequest, code: str) -> HttpResponse:
    return _answer(request, check_code(code, today=clock.today()))


@public
def scanned(request: HttpRequest, code: str) -> HttpResponse:
    """The address in a QR code is in capitals; the page it means is not."""
    return HttpResponseRedirect(reverse("check_answer", args=[code]))


def _answer(request: HttpRequest, checked: Checked) -> HttpResponse:
    response = render(request, "portal/check_answer.html", {"checked": checked, "lang": get_language()})
    # An answer holds for this moment only: what is valid now may be withdrawn in the next second.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _again(request: HttpRequest, field: str, text: str) -> HttpResponse:
    problems = [{"field": field, "text": text}]
    context = {"problems": problems, "errors": {field: text}, "code": request.POST.get("code", "")}
    return render(request, "portal/check.html", context, status=422)
