"""The page on which one says who one is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from eloket.demo.clerks import CLERKS
from eloket.demo.provider.tenants import STAFF, Tenant
from eloket.demo.rows import Row, cast
from eloket.demo.search import listed


def page(request: HttpRequest, tenant: Tenant, *, problem: str = "") -> HttpResponse:
    context = {
        "who": tenant.who,
        "levels": _levels(),
        "problems": [{"text": problem}] if problem else [],
        "asked": [(name, value) for name, value in request.GET.items() if name != "zoek"],
        **(_clerks() if tenant is STAFF else listed(request.GET.get("zoek", "").strip(), cast())),
    }
    return render(request, "demo/choose.html", context)


def _clerks() -> dict[str, Any]:
    rows = [Row(one.key, one.name, _("team %(team)s") % {"team": one.team}) for one in CLERKS]
    return {"people": rows, "caption": _("Medewerkers van de voorbeeldstad")}


def _levels() -> list[dict[str, str]]:
    return [
        {"value": "high", "label": _("eID"), "hint": _("Hoog: met uw identiteitskaart en kaartlezer.")},
        {"value": "substantial", "label": _("itsme"), "hint": _("Substantieel: met een app op uw telefoon.")},
        {"value": "low", "label": _("E-mail"), "hint": _("Laag: met een code per e-mail. Te weinig voor een profiel.")},
    ]
