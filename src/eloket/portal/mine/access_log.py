"""Who used somebody's data, when and why, in the words of the page that shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from eloket.audit.models import Entry
from eloket.catalogue.models import Service
from eloket.documents.kinds import KINDS
from eloket.identity.entry import CitizenRequest, citizen_required

# So many fit in a page of 20 kB.
SHOWN = 15
WHO = {"citizen": _("Uzelf"), "system": _("De stad, automatisch")}
PURPOSES = {
    "profile": _("Om uw profiel te openen"),
    "mutation": _("Er veranderde iets in het register"),
    "move": _("Om uw verhuizing te melden"),
    "entitled": _("U hebt recht op dit document"),
    "facts_changed": _("Uw gegevens zijn veranderd"),
    "renewed": _("Het vorige document verloopt"),
    "requested": _("U vroeg het aan"),
    "no_longer_entitled": _("De gegevens kloppen niet meer met het register"),
    "died": _("Er staat een overlijden in het register"),
    "switched_off": _("U zette dit soort document uit"),
}


@dataclass(frozen=True)
class Line:
    """One use. `about` is a number, the title of a kind of document, or the name of a register."""

    at: datetime
    who: str
    what: str
    why: str
    about: str


@citizen_required
def access_log(request: CitizenRequest) -> HttpResponse:
    page = Paginator(Entry.objects.about(request.citizen.key), SHOWN).get_page(request.GET.get("pagina"))
    context = {"page": page, "lines": list(_lines(page, get_language() or "nl"))}
    return render(request, "portal/mine/access_log.html", context)


def _lines(entries: Iterable[Entry], language: str) -> Iterable[Line]:
    entries = list(entries)
    named = {word for entry in entries for word in (entry.purpose, entry.about)}
    titles = _service_titles(named - PURPOSES.keys(), language)
    for entry in entries:
        yield Line(
            at=entry.at,
            who=str(WHO.get(entry.actor_kind, entry.actor_name)),
            what=entry.get_act_display(),
            why=titles.get(entry.purpose) or str(PURPOSES.get(entry.purpose, entry.purpose)),
            about=KINDS[entry.about].title[language] if entry.about in KINDS else titles.get(entry.about, entry.about),
        )


def _service_titles(slugs: Iterable[str], language: str) -> Mapping[str, str]:
    """The purpose of a case is its service; a draft is named by it."""
    services = Service.objects.offered().filter(slug__in=list(filter(None, slugs)))
    return {service.slug: service.current.definition.title[language] for service in services}
