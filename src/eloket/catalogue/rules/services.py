"""Texts, lists, channels and fees: what does not depend on a form."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from eloket.catalogue import plain
from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.lists import LIFE_EVENTS, THEMES
from eloket.catalogue.rules.problem import Problem
from eloket.catalogue.texts import dutch, incomplete
from eloket.core.sentences import say

_PHONE = re.compile(r"^\+?[0-9][0-9 ./]{6,18}$")


def problems(definition: ServiceDefinition) -> Iterator[Problem]:
    yield from _problems_of_texts(definition)
    yield from _problems_of_lists(definition)
    yield from _problems_of_channels(definition)
    yield from _problems_of_fees(definition)


def lost_relations(definition: ServiceDefinition, slug: str, slugs: Collection[str]) -> Iterator[Problem]:
    """A problem for each related service that is not among the others of this city."""
    for place, other in enumerate(definition.related):
        if other not in slugs or other == slug:
            yield Problem(("related", place), say("“%(slug)s” is geen andere dienst van deze stad.", slug=other))


def _problems_of_texts(definition: ServiceDefinition) -> Iterator[Problem]:
    for at in incomplete(definition):
        missing = {"nl": say("De Nederlandse tekst ontbreekt."), "en": say("De Engelse tekst ontbreekt.")}
        yield Problem(at, missing[str(at[-1])])
    texts = dict(dutch(definition))
    for at, text in texts.items():
        yield from (Problem(at, sentence) for sentence in plain.problems(text))
    ease = plain.ease(texts.values())
    if ease < plain.LOWEST_EASE:
        sentence = say(
            "De teksten samen zijn te moeilijk voor niveau B1: leesgemak %(ease)s, minstens %(least)s is nodig. "
            "Schrijf kortere zinnen met gewone woorden.",
            ease=round(ease),
            least=plain.LOWEST_EASE,
        )
        yield Problem(("about",), sentence)


def _problems_of_lists(definition: ServiceDefinition) -> Iterator[Problem]:
    if not definition.code.strip():
        yield Problem(("code",), say("Geef de dienst een code."))
    if definition.theme not in THEMES:
        yield Problem(("theme",), say("Kies een thema: %(themes)s.", themes=", ".join(THEMES)))
    for place, code in enumerate(definition.life_events):
        if code not in LIFE_EVENTS:
            sentence = say(
                "“%(code)s” is geen levensgebeurtenis. Kies uit: %(codes)s.", code=code, codes=", ".join(LIFE_EVENTS)
            )
            yield Problem(("life_events", place), sentence)
    if not definition.law:
        yield Problem(("law",), say("De wettelijke grond ontbreekt. Noem de wet, het decreet of het raadsbesluit."))
    if not _PHONE.match(definition.phone):
        yield Problem(("phone",), say("Het telefoonnummer ontbreekt. Op welk nummer kunnen mensen bellen?"))


def _problems_of_channels(definition: ServiceDefinition) -> Iterator[Problem]:
    channels = definition.channels
    if not (channels.online or channels.appointment or channels.counter):
        yield Problem(("channels", "online"), say("Niemand kan deze dienst krijgen. Kies minstens één kanaal."))
    if channels.online and not definition.form:
        yield Problem(("channels", "online"), say("Online is er een formulier nodig. Maak het, of sluit dit kanaal."))
    if not channels.online and definition.form:
        yield Problem(("form",), say("Deze dienst is niet online. Open dat kanaal, of laat het formulier weg."))
    if not channels.online and not channels.because:
        yield Problem(("channels", "because"), say("Zeg waarom dit niet online kan."))
    if definition.form and not definition.granted:
        yield Problem(
            ("granted",), say("Zeg wat het betekent als de aanvraag goedgekeurd is. Dat staat in het bericht.")
        )


def _problems_of_fees(definition: ServiceDefinition) -> Iterator[Problem]:
    for place, fee in enumerate(definition.fees):
        if not _is_day(fee.since):
            yield Problem(("fees", place, "since"), say("Deze dag bestaat niet."))
    named = [fee.what.nl if fee.what else "" for fee in definition.fees]
    if "" in named and any(named):
        place = named.index("")
        yield Problem(("fees", place, "what"), say("Er zijn meer tarieven. Zeg waarvoor dit bedrag is."))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
