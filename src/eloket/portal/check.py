"""Checking a document: open to anybody, by its code or by the PDF itself. Shows no personal data."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eloket.core import clock
from eloket.core.keys import tidied
from eloket.documents.checking import Checked, check_code, check_file
from eloket.documents.codes import LENGTH
from eloket.documents.inspection import LIMIT
from eloket.documents.issuing import NUMBER_LENGTH
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
    if "code" not in request.POST:
        return _again(request, "file", _("Kies het pdf-bestand dat u wilt controleren."))
    # Whoever pastes the whole address means the code at its end.
    code = tidied(request.POST.get("code", "").strip().rstrip("/").rpartition("/")[2])
    if len(code) != LENGTH:
        return _again(request, "code", _not_a_code(len(code)))
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


def _not_a_code(given: int) -> str:
    if given == 0:
        return _("Tik de code in die op het document staat, of kies het pdf-bestand.")
    if given == NUMBER_LENGTH:
        return _("Dit is het nummer van het document. Tik de code in die onder de QR-code staat, met 26 tekens.")
    return _("Een code heeft 26 letters en cijfers. U gaf er %(given)s. Kijk de code na.") % {"given": given}


def _again(request: HttpRequest, field: str, text: str) -> HttpResponse:
    problems = [{"field": field, "text": text}]
    context = {"problems": problems, "errors": {field: text}, "code": request.POST.get("code", "")}
    return render(request, "portal/check.html", context, status=422)
