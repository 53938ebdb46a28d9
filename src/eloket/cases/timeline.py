"""A case as a line in time: what was, what is now, what is expected, and who acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext as _

from eloket.cases.models import Case, Event, Status


@dataclass(frozen=True)
class Point:
    title: str
    state: Literal["past", "now", "future"]
    at: datetime | None = None
    by_day: date | None = None
    text: str = ""


def timeline(case: Case, events: Sequence[Event]) -> list[Point]:
    """The points of a case in order. An open case has one that is now and one that is to come."""
    past = [Point(event.get_what_display(), "past", at=event.at) for event in events]
    if case.closed_at:
        return past
    if case.status == Status.RECEIVED:
        now = Point(_("Wacht op een medewerker"), "now", text=_("De stad kijkt uw aanvraag na. U hoeft niets te doen."))
    else:
        now = Point(_("In behandeling bij de stad"), "now", text=_("U hoeft niets te doen."))
    return [*past, now, Point(_("Antwoord van de stad"), "future", by_day=case.due_on)]
