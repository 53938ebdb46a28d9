"""What a move does to the records of a household. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

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
        return "Nobody moves: name at least one person."
    if not (to.street and to.number and to.municipality):
        return "The address is incomplete: a street, a house number and a municipality are needed."
    if any(mover.died_on for mover in movers):
        return "One of these people has died."
    if len({mover.household for mover in movers}) > 1 or (movers[0].household is None and len(movers) > 1):
        return "These people are not registered in one household."
    if any(mover.address == to for mover in movers):
        return "One of these people is already registered at this address."
    if any(on.isoformat() < mover.address_since for mover in movers):
        return "The move is dated before one of these people came to live at the present address."
    return _unattended(movers, staying, on)


def _unattended(movers: Sequence[PersonRecord], staying: Sequence[PersonRecord], on: date) -> str | None:
    if not any(is_adult(mover, on) for mover in movers):
        return "Children under 18 cannot move without an adult."
    if staying and not any(is_adult(stayer, on) for stayer in staying):
        return "Children under 18 cannot stay behind without an adult."
    return None
