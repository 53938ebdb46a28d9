"""What every population register can do for us. `embedded.py` is one; real ones stand beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from eloket.core.numbers import NationalNumber
from eloket.registries.records import Address, Mutation, PersonRecord


class PopulationRegister(Protocol):
    """Every call raises SourceUnavailable when the register does not answer."""

    name: str
    """The source as citizens know it, for "Bron: …"."""

    def person(self, number: NationalNumber) -> PersonRecord:
        """Raises PersonUnknown."""

    def household(self, household: int) -> Sequence[PersonRecord]:
        """Who is registered together, the reference person first."""

    def mutations(self, *, after: int, limit: int) -> Sequence[Mutation]:
        """What changed after the mutation numbered `after`, oldest first."""

    def register_move(self, numbers: Sequence[NationalNumber], *, to: Address, on: date) -> None:
        """Register that these people, of one household, live at `to` from `on`.

        Doing it twice changes nothing the second time. Raises PersonUnknown, EventRefused.
        """

    def report_doubt(self, number: NationalNumber, *, fact: str, said: str, case_number: str) -> None:
        """Tell whoever keeps the register that this person says a fact is wrong. Twice about one case is once."""
