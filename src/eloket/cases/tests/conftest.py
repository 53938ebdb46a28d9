"""A register that can be switched off, and a second clerk."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from conftest import FATIMA

from eloket.cases.tests.builders import Opened
from eloket.core.numbers import NationalNumber
from eloket.identity.actions import admit_staff
from eloket.identity.models import StaffMember
from eloket.profiles.models import Profile
from eloket.registries.errors import SourceUnavailable
from eloket.registries.records import Address
from eloket.registries.sources import POPULATION_REGISTERS, population_register
from eloket.registries.sources.embedded import EmbeddedRegister


class Switchable(EmbeddedRegister):
    """The embedded register, behind a line that can be down."""

    is_down = False

    def register_move(self, numbers: Sequence[NationalNumber], *, to: Address, on: date) -> None:
        if Switchable.is_down:
            raise SourceUnavailable
        super().register_move(numbers, to=to, on=on)


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Switchable]]:
    monkeypatch.setitem(POPULATION_REGISTERS, "embedded", Switchable)
    monkeypatch.setattr(Switchable, "is_down", False)
    population_register.cache_clear()
    yield Switchable
    population_register.cache_clear()


@pytest.fixture
def fatima(opened: Opened) -> Profile:
    return opened(FATIMA)


@pytest.fixture
def bram(db: None) -> StaffMember:
    """The clerk at the next desk, of the same team."""
    return admit_staff(issuer="https://staff.example", subject="bram", name="Bram Claes", team="burgerzaken")


@pytest.fixture
def wegen(db: None) -> StaffMember:
    """A clerk of another team."""
    return admit_staff(issuer="https://staff.example", subject="wies", name="Wies Maes", team="wegen")
