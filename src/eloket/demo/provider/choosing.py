"""The page on which one says who one is."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from eloket.demo.cast import CAST
from eloket.demo.clerks import CLERKS
from eloket.demo.provider.tenants import STAFF, Tenant
from eloket.demo.rows import Row, rows
from eloket.demo.search import living

NOT_ASKED = ("zoek", "csrfmiddlewaretoken", "person", "level", "cancel")


def page(request: HttpRequest, tenant: Tenant, *, problem: str = "") -> HttpResponse:
    sought = request.GET.get("zoek", "").strip()
    found = living(sought) if sought and tenant is not STAFF else None
    context = {
        "who": tenant.who,
        "cast": _clerks() if tenant is STAFF else [Row(one.number, one.name, one.who) for one in CAST],
        "levels": _levels(),
        "problems": [{"text": problem}] if problem else [],
        "asked": [(name, value) for name, value in request.GET.items() if name not in NOT_ASKED],
        "sought": sought,
        "found": rows(found.people) if found else None,
        "has_more": found and found.has_more,
    }
    return render(request, "demo/choose.html", context)


def _clerks() -> Sequence[Row]:
    return [Row(one.key, one.name, _("team %(team)s") % {"team": one.team}) for one in CLERKS]


def _levels() -> list[dict[str, str]]:
    return [
        {"value": "high", "label": _("eID"), "hint": _("Hoog: met uw identiteitskaart en kaartlezer.")},
        {"value": "substantial", "label": _("itsme"), "hint": _("Substantieel: met een app op uw telefoon.")},
        {
            "value": "low",
            "label": _("E-mail"),
            "hint": _("Laag: met een code in uw mailbox. Te weinig voor een profiel."),
        },
    ]
