"""The steps of a procedure. Cheap ones run in the transaction that reaches them; those that need an outside
system run in a job, before the transaction that writes them down.
"""

from collections.abc import Callable
from datetime import date, datetime

from eloket.cases.models import Case, Decision, Event
from eloket.cases.outputs import decided
from eloket.catalogue.definition import Issue, Review, Step, Update
from eloket.core import clock
from eloket.core.actors import Actor
from eloket.core.numbers import NationalNumber
from eloket.documents.actions import issue as issue_document
from eloket.documents.decisions import issue_decision
from eloket.documents.errors import NotEntitled
from eloket.registries.actions import register_move
from eloket.registries.records import Address


def review(case: Case, step: Review, *, today: date, now: datetime) -> bool:
    """True once a clerk granted it. A refusal closes the case, so this is not reached again."""
    return Decision.objects.filter(case=case, is_granted=True).exists()


def issue(case: Case, step: Issue, *, today: date, now: datetime) -> bool:
    """Issue a document of this kind, or else the one that the service gives. Raises NotEntitled."""
    holder = case.profile_id
    if holder is None:
        raise NotEntitled
    actor = Actor("citizen", holder)
    if step.kind:
        document = issue_document(holder, step.kind, today=today, now=now, actor=actor)
    else:
        purpose, said = case.version.service_id, decided(case, today=clock.day_of(case.submitted_at))
        document = issue_decision(holder, said, purpose=purpose, today=today, now=now, actor=actor)
    case.events.create(at=now, what=Event.What.DOCUMENT_ISSUED, about=document.number)
    return True


def update(case: Case, step: Update, *, now: datetime) -> None:
    """Tell the population register of a move. Raises SourceUnavailable, PersonUnknown, EventRefused."""
    numbers = [NationalNumber(number) for number in case.answers[step.people]]
    to = Address(**case.answers[step.address])
    on = date.fromisoformat(case.answers[step.day])
    register_move(numbers, to=to, on=on, case_number=case.number, now=now)


INSIDE: dict[str, Callable[..., bool]] = {"review": review, "issue": issue}
OUTSIDE: dict[str, Callable[..., None]] = {"update": update}


def instructions(step: Step) -> Review | Update | Issue:
    """What stands under the step's name."""
    found: Review | Update | Issue = getattr(step, step.act)
    return found
