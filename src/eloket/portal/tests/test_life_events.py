"""Checklists of life events, for anybody and for somebody who is known."""

from datetime import date

import pytest
from django.test import Client

from eloket.catalogue.checklists import checklist
from eloket.catalogue.lists import LIFE_EVENTS, LifeEvent, Task
from eloket.core.texts import Text
from eloket.portal.tests.builders import main, submitted

pytestmark = pytest.mark.django_db
WORDS = Text(nl="Woorden", en="Words")
MOVING = "/levensgebeurtenissen/verhuizen/"


def a_task(**fields: object) -> Task:
    return Task.model_validate({"who": "you", "title": WORDS} | fields)


def test_the_most_pressing_comes_first_and_what_has_no_day_last() -> None:
    tasks = (a_task(), a_task(within_days=8), a_task(within_days=-14), a_task(who="itself"))
    event = LifeEvent(code="x", title=WORDS, summary=WORDS, day=WORDS, tasks=tasks)
    items = checklist(event, on=date(2026, 12, 1))
    assert [item.by_day for item in items["you"]] == [date(2026, 11, 17), date(2026, 12, 9), None]
    assert len(items["itself"]) == 1 and items["the_city"] == []


def test_what_is_known_not_to_concern_somebody_is_left_out() -> None:
    tasks = (a_task(), a_task(only_if="has_children"), a_task(only_if="has_partner"))
    event = LifeEvent(code="x", title=WORDS, summary=WORDS, tasks=tasks)
    assert len(checklist(event, on=None)["you"]) == 3
    assert len(checklist(event, on=None, not_so=["has_children"])["you"]) == 2


def test_a_deadline_needs_a_day_to_count_from() -> None:
    with pytest.raises(ValueError, match="a day to count from"):
        LifeEvent(code="x", title=WORDS, summary=WORDS, tasks=(a_task(within_days=1),) * 3)


@pytest.mark.parametrize("code", LIFE_EVENTS)
def test_every_life_event_has_a_page_in_both_languages(client: Client, city: None, code: str) -> None:
    for language in ("nl", "en"):
        client.cookies["taal"] = language
        page = main(client.get(f"/levensgebeurtenissen/{code}/"))
        assert LIFE_EVENTS[code].title[language] in page
        assert all(task.title[language] in page for task in LIFE_EVENTS[code].tasks)


def test_deadlines_are_days_once_the_day_is_known(client: Client, city: None) -> None:
    assert "Binnen 10 dagen erna" in main(client.get(MOVING))
    typed = {"dag-day": "1", "dag-month": "mei", "dag-year": "2099"}
    page = main(client.get(MOVING, typed))
    assert "11 mei 2099" in page and "17 april 2099" in page and 'value="mei"' in page


@pytest.mark.parametrize(("code", "year"), [("geboorte", "9999"), ("bouwen", "0001")])
def test_what_falls_outside_the_calendar_has_no_day(client: Client, city: None, code: str, year: str) -> None:
    typed = {"dag-day": "31" if year == "9999" else "1", "dag-month": "12" if year == "9999" else "1", "dag-year": year}
    assert client.get(f"/levensgebeurtenissen/{code}/", typed).status_code == 200


@pytest.mark.parametrize("typed", [{"dag-day": "31", "dag-month": "2", "dag-year": "2026"}, {"dag-day": "x"}])
def test_a_day_that_is_none_is_said_so_beside_what_was_typed(client: Client, city: None, typed: dict[str, str]) -> None:
    answer = client.get(MOVING, typed)
    assert answer.status_code == 422 and "govuk-error-summary" in main(answer)
    assert f'value="{typed["dag-day"]}"' in main(answer)


def test_whoever_is_known_sees_what_was_asked_already(citizen: Client, stranger: Client) -> None:
    assert "U vroeg dit op" not in main(citizen.get(MOVING))
    number = submitted(citizen)
    assert f"/mijn/aanvragen/{number}/" in main(citizen.get(MOVING))
    assert number not in main(stranger.get(MOVING))


def test_an_event_that_does_not_exist_is_not_found(client: Client, city: None) -> None:
    assert client.get("/levensgebeurtenissen/bestaat-niet/").status_code == 404
