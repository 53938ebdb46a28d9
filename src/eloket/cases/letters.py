"""The messages about a case."""

from datetime import datetime

from eloket.cases.models import Case
from eloket.cases.rules import own_data
from eloket.core.dates import day_text
from eloket.core.texts import Text
from eloket.correspondence.actions import Letter, send
from eloket.correspondence.templates import Words


def tell(template: str, case: Case, *, now: datetime, explanation: Text | str = "") -> None:
    """Write to whoever asked, in the transaction of what they are told.

    Who did not sign in has no inbox and hears by e-mail; who left no address hears nothing.
    """
    address = "" if case.profile_id else own_data(case.definition.online_form, case.answers).get("contact.email", "")
    if not (case.profile_id or address):
        return
    words: dict[str, Words] = {
        "number": grouped(case.number),
        "service": case.definition.title.model_dump(),
        "due": {language: day_text(case.due_on, language) for language in ("nl", "en")},
        "explanation": explanation if isinstance(explanation, str) else explanation.model_dump(),
    }
    send(Letter(case.profile_id, template, words, grouped(case.number), address, case.language), now=now)


def grouped(number: str) -> str:
    """A case number as it is written: two groups of five."""
    return f"{number[:5]}-{number[5:]}"
