"""A fact that is shown and wrong: said in the form, flagged for the clerk, told to the register."""

from collections.abc import Callable

import pytest
from conftest import FATIMA
from django.test import Client

from eloket.cases.models import Case, Draft, Event
from eloket.core import clock
from eloket.portal.tests.builders import MOVING, main, submitted
from eloket.registries.models import EmbeddedDoubt
from eloket.registries.sources import line

pytestmark = pytest.mark.django_db
ADDRESS = f"{MOVING}klopt-niet/address.current/"
SAID = "Ik woon op nummer 40, niet 38."


def test_every_fact_of_a_register_can_be_doubted(citizen: Client) -> None:
    start = main(citizen.get(MOVING))
    assert f'href="{ADDRESS}"' in start and f'href="{MOVING}klopt-niet/person.name/"' in start
    assert "Stuivenbergplein 38" in main(citizen.get(ADDRESS))


def test_what_is_wrong_is_shown_kept_and_can_be_taken_back(citizen: Client) -> None:
    assert citizen.post(ADDRESS, {"said": SAID})["Location"] == MOVING
    assert SAID in main(citizen.get(MOVING)) and SAID in main(citizen.get(ADDRESS))
    citizen.post(ADDRESS, {"said": "  "})
    assert Draft.objects.get().doubts == {} and SAID not in main(citizen.get(MOVING))


def test_the_clerk_sees_it_and_the_register_hears_it_once(
    citizen: Client, desk: Client, work: Callable[[], int]
) -> None:
    citizen.post(ADDRESS, {"said": SAID})
    case = Case.objects.get(number=submitted(citizen))
    assert SAID in main(desk.get(f"/balie/zaken/{case.number}/"))
    work()
    work()
    told = EmbeddedDoubt.objects.get()
    assert (told.number, told.fact, told.said, told.case_number) == (FATIMA, "address.current", SAID, case.number)
    assert case.events.filter(what=Event.What.DOUBT_REPORTED).count() == 1
    assert SAID in main(citizen.get(f"/mijn/aanvragen/{case.number}/"))


def test_a_register_that_does_not_answer_hears_it_later(citizen: Client, work: Callable[[], int]) -> None:
    citizen.post(ADDRESS, {"said": SAID})
    line.cut(now=clock.now())
    case = Case.objects.get(number=submitted(citizen))
    with pytest.raises(line.SourceUnavailable):
        work()
    assert not case.events.filter(what=Event.What.DOUBT_REPORTED).exists()


@pytest.mark.parametrize("fact", ["person.shoe_size", "contact.email", "birth.parents"])
def test_only_what_is_shown_can_be_doubted(citizen: Client, fact: str) -> None:
    assert citizen.get(f"{MOVING}klopt-niet/{fact}/").status_code == 404


def test_too_long_a_text_is_said_so_and_not_lost(citizen: Client) -> None:
    again = citizen.post(ADDRESS, {"said": "x" * 1001})
    assert again.status_code == 422 and "x" * 1001 in main(again) and not Draft.objects.exists()


def test_a_stranger_sees_nothing_of_it(citizen: Client, stranger: Client) -> None:
    citizen.post(ADDRESS, {"said": SAID})
    assert SAID not in main(stranger.get(MOVING))
