"""What a move does to the records of a household. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from eloket.registries.errors import EventRefused
from eloket.registries.records import Address, PersonRecord
from eloket.registries.sources.households import is_adult, led_by, successor


def is_registered(movers: Sequence[PersonRecord], *, to: Address, on: date) -> bool:
    """This very move was registered before, and nothing since."""
    return bool(movers) and all(
        mover.address == to and mover.address_since == on.isoformat() and not mover.died_on for mover in movers
    )


def moved(
    movers: Sequence[PersonRecord], staying: Sequence[PersonRecord], *, to: Address, on: date, new_household: int
) -> list[PersonRecord]:
    """Everybody's record after the move, movers first.

    A household that moves as a whole keeps its number and its reference person. Otherwise the movers form
    `new_household` around the first adult among them. Raises EventRefused.
    """
    if problem := problem_with(movers, staying, to=to, on=on):
        raise EventRefused(problem)
    arrived = [replace(mover, address=to, address_since=on.isoformat()) for mover in movers]
    if not staying and movers[0].household is not None:
        return arrived
    leader = next(mover for mover in movers if is_adult(mover, on))
    settled = [replace(mover, household=new_household) for mover in led_by(arrived, leader.number)]
    return settled + left_behind(staying, [mover for mover in movers if mover.relation == "reference"], on=on)


def left_behind(staying: Sequence[PersonRecord], gone: Sequence[PersonRecord], *, on: date) -> list[PersonRecord]:
    """Those who stay, with a new reference person when theirs is the one (or none) in `gone`."""
    if not staying or not gone:
        return list(staying)
    return led_by(staying, successor(staying, of=gone[0], on=on))


def problem_with(
    movers: Sequence[PersonRecord], staying: Sequence[PersonRecord], *, to: Address, on: date
) -> str | None:
    """Why the register does not accept this move."""
    if not movers:
        return _("Er verhuist niemand. Kies minstens één persoon.")
    if not (to.street and to.number and to.municipality):
        return _("Het adres is niet volledig. Vul de straat, het huisnummer en de gemeente in.")
    if any(mover.died_on for mover in movers):
        return _("Een van deze personen is overleden.")
    if len({mover.household for mover in movers}) > 1 or (movers[0].household is None and len(movers) > 1):
        return _("Deze personen staan niet in hetzelfde gezin ingeschreven.")
    if any(mover.address == to for mover in movers):
        return _("Een van deze personen is al op dit adres ingeschreven.")
    if any(on.isoformat() < mover.address_since for mover in movers):
        return _("Op die dag woonde een van deze personen nog niet op het huidige adres. Kies een latere dag.")
    return _unattended(movers, staying, on)


def _unattended(movers: Sequence[PersonRecord], staying: Sequence[PersonRecord], on: date) -> str | None:
    if not any(is_adult(mover, on) for mover in movers):
        return _("Kinderen onder 18 jaar kunnen niet verhuizen zonder een volwassene.")
    if staying and not any(is_adult(stayer, on) for stayer in staying):
        return _("Kinderen onder 18 jaar kunnen niet achterblijven zonder een volwassene.")
    return None
