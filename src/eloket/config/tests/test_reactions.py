"""The table of reactions, and the clock: whatever a room announces has somewhere to go."""

from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import getmembers, isclass, signature
from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from eloket.config import schedule
from eloket.config.reactions import REACTIONS
from eloket.correspondence.jobs import deliver
from eloket.identity.session_store import SessionStore
from eloket.registries.sources import line


def news() -> set[type]:
    """Every class in a `news.py` of a room."""
    found = set()
    for room in settings.ROOMS:
        try:
            module = import_module(f"{room}.news")
        except ModuleNotFoundError:
            continue
        found |= {one for _name, one in getmembers(module, isclass) if one.__module__ == module.__name__}
    return found


def test_all_news_has_a_reaction_and_every_reaction_is_to_some_news() -> None:
    assert news() == set(REACTIONS) and all(REACTIONS.values())


@pytest.mark.parametrize("told", REACTIONS, ids=lambda told: told.__name__)
def test_news_is_made_of_keys_and_fits_the_jobs_it_leads_to(told: type) -> None:
    assert is_dataclass(told)
    names = [field.name for field in fields(told)]
    assert all(name.endswith("_id") for name in names)
    for job in REACTIONS[told]:
        signature(job.func).bind(**dict.fromkeys(names, ""))


def test_every_job_has_a_name_of_its_own_room_so_that_a_move_of_code_loses_none() -> None:
    ours = [task for task in app.tasks.values() if task.func.__module__.startswith("eloket.")]
    rooms = {task.name: task.func.__module__.split(".")[1].replace("config", "schedule") for task in ours}
    assert len(ours) > 8
    assert {name: name.split(".")[0] for name in rooms} == rooms


@pytest.mark.django_db
def test_the_jobs_of_the_clock_do_no_harm_when_they_run_twice() -> None:
    for _time in range(2):
        for job in (schedule.renew, schedule.read_register_news, schedule.forget_ended_sessions):
            job.func(timestamp=0)


@pytest.mark.django_db
def test_a_register_that_is_down_is_asked_again_the_next_minute_without_a_fault() -> None:
    line.cut(now=timezone.now())
    schedule.read_register_news.func(timestamp=0)


@pytest.mark.django_db
def test_sessions_that_ended_are_forgotten_and_others_are_not() -> None:
    for _each in range(2):
        SessionStore().create()
    old = Session.objects.first()
    assert old
    Session.objects.filter(pk=old.pk).update(expire_date=timezone.now())
    schedule.forget_ended_sessions.func(timestamp=0)
    assert Session.objects.count() == 1 and not Session.objects.filter(pk=old.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_that_gave_up_is_taken_up_again_within_the_hour() -> None:
    job = deliver.defer(message_id="00000000-0000-4000-8000-000000000000")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [job])
    async_to_sync(schedule.try_again.func)(SimpleNamespace(app=app), timestamp=0)
    assert ProcrastinateJob.objects.get(pk=job).status == "todo"
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
