"""The line to the embedded register. It can be cut, to see what a city does when a register does not answer."""

from collections.abc import Sequence
from datetime import date, datetime

from eloket.core.numbers import NationalNumber
from eloket.registries.errors import SourceUnavailable
from eloket.registries.models import EmbeddedOutage
from eloket.registries.records import Address, Mutation, PersonRecord
from eloket.registries.sources.embedded import EmbeddedRegister


class EmbeddedLine:
    """The embedded register as the platform reaches it. What happens in the register itself goes on when it is cut."""

    name = EmbeddedRegister.name

    def __init__(self) -> None:
        self._register = EmbeddedRegister()

    def person(self, number: NationalNumber) -> PersonRecord:
        return self._reached().person(number)

    def household(self, household: int) -> Sequence[PersonRecord]:
        return self._reached().household(household)

    def mutations(self, *, after: int, limit: int) -> Sequence[Mutation]:
        return self._reached().mutations(after=after, limit=limit)

    def register_move(self, numbers: Sequence[NationalNumber], *, to: Address, on: date) -> None:
        self._reached().register_move(numbers, to=to, on=on)

    def report_doubt(self, number: NationalNumber, *, fact: str, said: str, case_number: str) -> None:
        self._reached().report_doubt(number, fact=fact, said=said, case_number=case_number)

    def _reached(self) -> EmbeddedRegister:
        if is_cut():
            raise SourceUnavailable
        return self._register


def is_cut() -> bool:
    return EmbeddedOutage.objects.exists()


def cut(*, now: datetime) -> None:
    EmbeddedOutage.objects.get_or_create(pk=1, defaults={"since": now})


def mend() -> None:
    EmbeddedOutage.objects.all().delete()
