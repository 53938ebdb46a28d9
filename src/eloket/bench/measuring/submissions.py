"""Whole requests taken in a second over the real server, against their rows written by a plain loop."""

import time
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from eloket.bench.figures import Figure
from eloket.bench.load import Answers
from eloket.bench.measuring.browsers import signed_in
from eloket.bench.measuring.pages import CONNECTIONS, checked
from eloket.bench.programs import Server
from eloket.cases.models import Case, Draft
from eloket.catalogue.models import ServiceVersion
from eloket.core import clock
from eloket.core.keys import new_key, new_number
from eloket.profiles.models import ContactPoint, Profile

ROUNDS = 3
PEOPLE = 240
SERVICE = "verhuizing"
_PLAIN = "the same rows by a plain loop"


def figures(web: Server, profiles: Sequence[UUID]) -> Iterator[Figure]:
    rounds = [_round(web, profiles[start : start + PEOPLE]) for start in range(0, ROUNDS * PEOPLE, PEOPLE)]
    p50, p99 = (median(getattr(answers, name) for answers, _ in rounds) for name in ("p50_ms", "p99_ms"))
    rate, limit = median(answers.rate for answers, _ in rounds), median(limit for _, limit in rounds)
    yield Figure("requests submitted", rate, "/s", limit, _PLAIN, f"p50 {p50:.0f} ms, p99 {p99:.0f} ms")


def _round(web: Server, profiles: Sequence[UUID]) -> tuple[Answers, float]:
    requests = [_request(profile) for profile in profiles]
    answers = checked(web.load([requests[nth::CONNECTIONS] for nth in range(CONNECTIONS)]), status="302")
    taken = list(Case.objects.filter(profile__in=list(profiles)))
    assert len(taken) == len(profiles)
    return answers, _plain_rate(_rows(taken[0]), len(profiles))


def _request(profile: UUID) -> str:
    """Somebody who has an e-mail address answered all questions and sees the page to check."""
    now, version = clock.now(), ServiceVersion.objects.get(service=SERVICE)
    ContactPoint.objects.create(profile_id=profile, kind="email", value=f"{profile}@burger.example", given_at=now)
    draft = Draft.objects.create(
        profile_id=profile,
        service_id=SERVICE,
        version=version,
        answers=_answers(Profile.objects.get(pk=profile).number),
        begun_at=now,
        saved_at=now,
    )
    return signed_in(profile).post(f"/aanvragen/{SERVICE}/nakijken/", {"draft": str(draft.pk)})


def _answers(number: str) -> dict[str, Any]:
    address = {"street": "Meir", "number": "12", "box": "", "postcode": "2000", "municipality": "Antwerpen"}
    return {"moves_on": clock.today().isoformat(), "new_address": address, "movers": [number]}


Rows = Sequence[tuple[str, Mapping[str, Any]]]


def _rows(case: Case) -> Rows:
    """What one submission wrote: the rows as they stand, without the keys that the database gives."""
    message = "(SELECT id FROM correspondence_message WHERE profile_id = %(profile)s ORDER BY written_at DESC LIMIT 1)"
    written = {
        "cases_case": "id = %(case)s",
        "cases_event": "case_id = %(case)s",
        "audit_entry": "about = %(number)s",
        "correspondence_message": f"id = {message}",
        "correspondence_delivery": f"message_id = {message}",
        "procrastinate_jobs": f"args->>'message_id' = {message}::text",
    }
    values = {"case": case.pk, "number": case.number, "profile": case.profile_id}
    with connection.cursor() as cursor:
        return [(table, _row(cursor, table, where, values)) for table, where in written.items()]


def _row(cursor: Any, table: str, where: str, values: Mapping[str, Any]) -> dict[str, Any]:
    cursor.execute(f"SELECT * FROM {table} WHERE {where}", values)
    names = [column.name for column in cursor.description]
    (row,) = cursor.fetchall()
    found = {name: Jsonb(value) if isinstance(value, dict) else value for name, value in zip(names, row, strict=True)}
    if isinstance(found["id"], int):
        del found["id"]
    return found


def _plain_rate(rows: Rows, times: int) -> float:
    """These rows again and again under new keys, a transaction for each set."""
    connection.ensure_connection()
    raw = connection.connection
    statements = [
        (f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f'%({name})s' for name in row)})", row)
        for table, row in rows
    ]
    began = time.perf_counter()
    for _ in range(times):
        keys = {"case": new_key(), "message": new_key(), "delivery": new_key()}
        with raw.transaction(), raw.cursor() as cursor:
            for statement, row in statements:
                cursor.execute(statement, {**row, **_fresh(row, keys)})
    return times / (time.perf_counter() - began)


def _fresh(row: Mapping[str, Any], keys: Mapping[str, UUID]) -> dict[str, Any]:
    """The columns in which one set must differ from another."""
    if "submission_key" in row:
        return {"id": keys["case"], "submission_key": keys["case"], "number": new_number(10)}
    if "case_id" in row:
        return {"case_id": keys["case"]}
    if "body" in row:
        return {"id": keys["message"]}
    if "message_id" in row:
        return {"id": keys["delivery"], "message_id": keys["message"]}
    return {}
