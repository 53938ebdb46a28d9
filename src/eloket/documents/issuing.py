"""Writing steps of the plan: a few rows or a hundred thousand, in the same three statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from eloket.core.keys import new_key, new_number
from eloket.documents.canonical import canonical, sha256
from eloket.documents.errors import Overtaken
from eloket.documents.rules import Issue, Step, Withdraw

NUMBER_LENGTH = 12

_END = """
    UPDATE documents_document AS d
       SET replaced_by_id = step.successor,
           renew_on = NULL,
           ended_at = CASE WHEN step.at_once THEN %s::timestamptz END,
           ended_why = step.why
      FROM unnest(%s::uuid[], %s::text[], %s::uuid[], %s::bool[], %s::text[])
           AS step(profile, kind, successor, at_once, why)
     WHERE d.profile_id = step.profile AND d.kind_code = step.kind AND d.ended_at IS NULL
       AND (d.replaced_by_id IS NULL OR (step.at_once AND d.valid_until >= %s::date))
 RETURNING d.profile_id, d.kind_code
"""
_COLUMNS = [
    "id",
    "number",
    "profile_id",
    "kind_code",
    "why",
    "record",
    "record_sha256",
    "facts_sha256",
    "issued_at",
    "valid_from",
    "valid_until",
    "renew_on",
    "ended_why",
]


@dataclass(frozen=True)
class Written:
    """One step that was written, with the number of the document it made. None: it only ended one."""

    profile: UUID
    step: Step
    number: str | None


def write(steps: Sequence[tuple[UUID, Step]], *, city: str, today: date, now: datetime) -> list[Written]:
    """Write the steps of locked profiles: first what ends, then what begins.

    Raises Overtaken when a document that a step builds on was ended by somebody else meanwhile.
    """
    made = [(profile, step, new_key(), new_number(NUMBER_LENGTH)) for profile, step in steps]
    _end(made, today=today, now=now)
    _begin(made, city=city, today=today, now=now)
    return [Written(profile, step, number if isinstance(step, Issue) else None) for profile, step, _, number in made]


def _end(made: Sequence[tuple[UUID, Step, UUID, str]], *, today: date, now: datetime) -> None:
    ends = [
        (profile, step.kind, key if isinstance(step, Issue) else None, step.at_once, step.why.value)
        for profile, step, key, _ in made
        if isinstance(step, Withdraw) or step.replaces
    ]
    if not ends:
        return
    columns = [list(column) for column in zip(*ends, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_END, [now, *columns, today])
        # A step may end two documents: the one valid today, and the successor that was made ahead of its day.
        if len(set(cursor.fetchall())) < len(ends):
            raise Overtaken


def _begin(made: Sequence[tuple[UUID, Step, UUID, str]], *, city: str, today: date, now: datetime) -> None:
    # What COPY refuses comes from psycopg itself, past Django's own errors.
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY documents_document ({', '.join(_COLUMNS)}) FROM STDIN") as copy,
    ):
        for row in _rows(made, city=city, today=today, now=now):
            copy.write_row(row)


def _rows(
    made: Sequence[tuple[UUID, Step, UUID, str]], *, city: str, today: date, now: datetime
) -> Iterator[Sequence[Any]]:
    for profile, step, key, number in made:
        if isinstance(step, Issue):
            record = canonical(_record(step, number, city, today))
            yield (
                key,
                number,
                profile,
                step.kind,
                step.why.value,
                record,
                sha256(record),
                step.entitlement.facts_sha256,
                now,
                step.valid_from,
                step.valid_until,
                step.renew_on,
                "",
            )


def _record(step: Issue, number: str, city: str, today: date) -> dict[str, Any]:
    """What the document says, frozen. The salt keeps its hash from being guessed from what is known of a person."""
    kind = step.entitlement.kind
    return {
        "number": number,
        "kind": kind.code,
        "version": kind.version,
        "title": kind.title.nl,
        "city": city,
        "issued_on": today.isoformat(),
        "valid_from": step.valid_from.isoformat(),
        "valid_until": step.valid_until.isoformat() if step.valid_until else None,
        "facts": step.entitlement.facts,
        "salt": new_key().hex,
    }
