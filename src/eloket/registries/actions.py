from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from eloket.audit.actions import Trace, record, record_all
from eloket.audit.models import Act
from eloket.core.actors import Actor
from eloket.core.news import announce
from eloket.core.numbers import NationalNumber
from eloket.profiles.actions import observe
from eloket.profiles.models import Profile
from eloket.registries.errors import PersonUnknown
from eloket.registries.facts import facts
from eloket.registries.models import Subscription
from eloket.registries.news import RegisterTold
from eloket.registries.records import Address
from eloket.registries.sources import population_register
from eloket.registries.sources.population import PopulationRegister


def refresh(profile_id: UUID, *, purpose: str, now: datetime) -> bool:
    """Ask the population register about this person and keep the answer. True when something changed.

    Somebody whom the register does not know gets a sheet without facts. Safe to repeat. Raises SourceUnavailable.
    """
    register = population_register()
    said = _ask(register, NationalNumber(Profile.objects.get(pk=profile_id).number))
    with transaction.atomic():
        record(Trace(Act.REGISTER_ASKED, profile_id, purpose=purpose, about=register.name), actor=Actor.SYSTEM, at=now)
        return observe(profile_id, source=register.name, facts=said, at=now)


def _ask(register: PopulationRegister, number: NationalNumber) -> dict[str, Any]:
    try:
        person = register.person(number)
    except PersonUnknown:
        return {}
    household = register.household(person.household) if person.household is not None else [person]
    return facts(person, household)


def touched_profiles(*, limit: int) -> tuple[list[UUID], int]:
    """The profiles that the next mutations in the register's feed touch, and how far that reads the feed."""
    register = population_register()
    read_up_to = Subscription.objects.get_or_create(source=register.name)[0].read_up_to
    mutations = register.mutations(after=read_up_to, limit=limit)
    numbers = {number for mutation in mutations for number in mutation.numbers}
    profiles = list(Profile.objects.open().numbered(numbers).values_list("pk", flat=True))
    return profiles, mutations[-1].sequence if mutations else read_up_to


def mark_read(sequence: int) -> bool:
    """Remember that everything up to here is dealt with. Never goes back; False when nothing was new."""
    unread = Subscription.objects.filter(source=population_register().name, read_up_to__lt=sequence)
    return bool(unread.update(read_up_to=sequence))


def report_doubts(profile_id: UUID, doubts: Mapping[str, str], *, case_number: str, now: datetime) -> None:
    """Tell the register which facts this person says are wrong, by the name of the fact, and in what words.

    Safe to repeat. Raises SourceUnavailable.
    """
    register, number = population_register(), NationalNumber(Profile.objects.get(pk=profile_id).number)
    for fact, said in doubts.items():
        register.report_doubt(number, fact=fact, said=said, case_number=case_number)
    trace = Trace(Act.DOUBT_REPORTED, profile_id, purpose=register.name, about=case_number)
    record(trace, actor=Actor.SYSTEM, at=now)


def register_move(numbers: Sequence[NationalNumber], *, to: Address, on: date, case_number: str, now: datetime) -> None:
    """Tell the register that these people moved, as the city decided in this case.

    Safe to repeat. Raises SourceUnavailable, PersonUnknown, EventRefused.
    """
    population_register().register_move(numbers, to=to, on=on)
    touched = Profile.objects.numbered(numbers).values_list("pk", flat=True)
    traces = [Trace(Act.REGISTER_TOLD, profile, purpose="move", about=case_number) for profile in touched]
    with transaction.atomic():
        record_all(traces, actor=Actor.SYSTEM, at=now)
        # What the register makes of it comes back over its change feed, like every other change.
        announce(RegisterTold())
