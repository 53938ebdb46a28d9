"""How what a service costs and how long it takes is written, in the language of whoever reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eloket.catalogue.definition import Fee, ServiceDefinition, Term
from eloket.catalogue.lists import LIFE_EVENTS
from eloket.eforms.questions.numbers import euro
from eloket.profiles.vocabulary import VOCABULARY


def cost(definition: ServiceDefinition, language: str, *, today: date) -> str:
    """ "Gratis", "€ 22", or "vanaf € 22" when the table has several amounts."""
    amounts = sorted({fee.cents for fee in definition.fees_on(today)})
    if not any(amounts):
        return _("Gratis")
    if len(amounts) == 1:
        return euro(amounts[0], language)
    return _("vanaf %(amount)s") % {"amount": euro(amounts[0], language)} if amounts[0] else _("Gratis of betalend")


def cost_lines(definition: ServiceDefinition, language: str, *, today: date) -> list[str]:
    """A line for each fee in force: "Met spoed: € 110"."""
    return [_line(fee, language) for fee in definition.fees_on(today)]


def _line(fee: Fee, language: str) -> str:
    amount = euro(fee.cents, language) if fee.cents else _("Gratis")
    return f"{fee.what[language]}: {amount}" if fee.what else amount


def term(within: Term) -> str:
    """ "Meteen", "Binnen 10 werkdagen", "Binnen 30 dagen"."""
    if within.days:
        return ngettext("Binnen %(num)s dag", "Binnen %(num)s dagen", within.days) % {"num": within.days}
    if not within.working_days:
        return _("Meteen")
    days = within.working_days
    return ngettext("Binnen %(num)s werkdag", "Binnen %(num)s werkdagen", days) % {"num": days}


def about(
    definition: ServiceDefinition, language: str, *, offered: Mapping[str, ServiceDefinition], today: date
) -> dict[str, Any]:
    """What the page of a service says beside its own texts. What is not there, as in a draft, is left out."""
    facts = definition.form.facts if definition.form else ()
    return {
        "costs": cost_lines(definition, language, today=today),
        "term": term(definition.decide_within),
        "fetched": [VOCABULARY[name].label(language) for name in facts if name in VOCABULARY],
        "related": [(other, offered[other].title[language]) for other in definition.related if other in offered],
        "life_events": [LIFE_EVENTS[code] for code in definition.life_events if code in LIFE_EVENTS],
    }
