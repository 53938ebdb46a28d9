"""Building the city: all of it or nothing, once."""

from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from eloket.demo import loading
from eloket.demo.city import households
from eloket.demo.progress import shown
from eloket.registries.models import EmbeddedPerson
from eloket.registries.records import PersonRecord
from eloket.registries.sources.embedded import EmbeddedRegister

TODAY = date(2026, 5, 4)


@pytest.mark.django_db
def test_a_built_city_reads_back_as_it_was_drawn() -> None:
    drawn = [list(members) for members in households(300, seed=3, today=TODAY)]
    assert loading.build(drawn) == 300
    register = EmbeddedRegister()
    for members in drawn:
        if members[0].household is not None:
            found = register.household(members[0].household)
            assert sorted(one.number for one in members) == sorted(one.number for one in found)
        assert register.people(one.number for one in members) == members


@pytest.mark.django_db
def test_an_interrupted_build_leaves_nothing() -> None:
    def interrupted() -> Iterator[list[PersonRecord]]:
        for nth, members in enumerate(households(300, seed=3, today=TODAY)):
            if nth == 50:
                raise KeyboardInterrupt
            yield list(members)

    with pytest.raises(KeyboardInterrupt):
        loading.build(interrupted())
    assert not EmbeddedPerson.objects.exists()


def test_progress_is_a_line_for_each_tenth_without_a_terminal() -> None:
    out = StringIO()
    list(shown(households(1_000, seed=3, today=TODAY), citizens=1_000, on=out))
    assert [line.split(":")[0] for line in out.getvalue().splitlines()] == [f"{tenth}0 %" for tenth in range(1, 11)]


def test_progress_is_a_bar_on_a_terminal() -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    list(shown(households(200, seed=3, today=TODAY), citizens=200, on=out))
    assert out.getvalue().endswith("] 100 %\n")


@pytest.mark.django_db
def test_the_command_builds_a_city_once() -> None:
    out = StringIO()
    call_command("city", "build", "--citizens", "100", stdout=out)
    call_command("city", "people", "--count", stdout=out)
    call_command("city", "people", stdout=out)
    assert "100 people live" in out.getvalue() and "\n100\n" in out.getvalue() and "Łukasz" in out.getvalue()
    with pytest.raises(CommandError, match="holds people already"):
        call_command("city", "build")
