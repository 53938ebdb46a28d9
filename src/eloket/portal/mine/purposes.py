"""Why somebody's data were used, in the words of the page that shows it."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from eloket.catalogue.models import Service

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


def in_words(purposes: Iterable[str], language: str) -> Mapping[str, str]:
    """Each purpose as a sentence; that of a case is the title of its service."""
    wanted = set(filter(None, purposes))
    services = Service.objects.offered().filter(slug__in=wanted - PURPOSES.keys())
    titles = {service.slug: service.current.definition.title[language] for service in services}
    return {purpose: titles.get(purpose) or str(PURPOSES.get(purpose, purpose)) for purpose in wanted}
