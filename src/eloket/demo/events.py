"""Life events to play on the example city. Each registers one, tells the platform to look, and says what happened.

They raise what the register refuses: PersonUnknown and EventRefused.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from random import Random

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.exceptions import AlreadyEnqueued

from eloket.core.numbers import NationalNumber, grouped
from eloket.demo.addresses import draw_address
from eloket.demo.rows import line, name
from eloket.design.wording import day
from eloket.registries import jobs
from eloket.registries.records import Address, PersonRecord
from eloket.registries.sources import events
from eloket.registries.sources.embedded import EmbeddedRegister
from eloket.registries.sources.numbering import Sex

REGISTER = EmbeddedRegister()


def play_move(
    numbers: Sequence[NationalNumber], *, on: date, to: Address | None = None, whole_household: bool = False
) -> str:
    """Without an address, to a drawn house in a real street. `whole_household`: with everybody they live with."""
    movers = REGISTER.people(numbers)
    if whole_household and movers and movers[0].household is not None:
        movers = list(REGISTER.household(movers[0].household))
    to = to or draw_address(Random())
    REGISTER.register_move([mover.number for mover in movers], to=to, on=on)
    tell_the_city()
    return _("Verhuisd: %(people)s. Nieuw adres: %(address)s, vanaf %(day)s.") % _said(movers, on, address=line(to))


def play_birth(
    parents: Sequence[NationalNumber],
    *,
    given_names: str,
    sex: Sex,
    on: date,
    named_after: NationalNumber | None = None,
) -> str:
    child = events.birth(REGISTER, parents, given_names=given_names, sex=sex, on=on, named_after=named_after)
    tell_the_city()
    said = _said([child], on, number=grouped(child.number))
    return _("Geboren: %(people)s, op %(day)s. Rijksregisternummer: %(number)s.") % said


def play_death(number: NationalNumber, *, on: date) -> str:
    events.death(REGISTER, number, on=on)
    tell_the_city()
    return _("Overleden: %(people)s, op %(day)s.") % _said([REGISTER.person(number)], on)


def play_marriage(a: NationalNumber, b: NationalNumber, *, on: date, place: str = "Antwerpen") -> str:
    events.marriage(REGISTER, a, b, on=on, place=place)
    tell_the_city()
    return _("Getrouwd: %(people)s, in %(place)s op %(day)s.") % _said(REGISTER.people([a, b]), on, place=place)


def play_divorce(a: NationalNumber, b: NationalNumber, *, on: date) -> str:
    events.divorce(REGISTER, a, b, on=on)
    tell_the_city()
    return _("Gescheiden: %(people)s, op %(day)s.") % _said(REGISTER.people([a, b]), on)


def tell_the_city() -> None:
    """Called after the event is committed, so that a job which is queued already will find it."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        jobs.read_mutations.defer()


def _said(people: Sequence[PersonRecord], on: date, **more: str) -> dict[str, str]:
    return {"people": ", ".join(map(name, people)), "day": day(on), **more}
