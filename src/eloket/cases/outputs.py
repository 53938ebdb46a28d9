"""The document that a granted request gives: what the city declares, and about what."""

from datetime import date

from eloket.cases.letters import grouped
from eloket.cases.models import Case
from eloket.cases.prefill import known, names_shown, rows, thawed
from eloket.documents.decisions import Decided
from eloket.eforms.screens import answered

# Documents bind in Dutch.
LANGUAGE = "nl"
# Explanations, files and boxes that were ticked are part of the request, not of what was decided.
LEFT_OUT = {"long_text", "files", "agree"}


def decided(case: Case, *, today: date) -> Decided:
    """`today` is the day on which it was asked for: what was asked is told as it was then.

    Raises ValueError for a service that gives none: no such service is published.
    """
    output, form = case.definition.output, case.definition.online_form
    if output is None:
        raise ValueError(f"{case.definition.code} gives no document")
    facts = thawed(case.facts)
    person = [(row.label, ", ".join(row.lines)) for row in rows(names_shown(form, facts), facts, LANGUAGE) if row.lines]
    left_out = {question.label[LANGUAGE] for question in form.questions if question.type in LEFT_OUT}
    asked = [
        (answer.label, ", ".join(answer.lines))
        for answer in answered(form, case.answers, known(facts, today=today), LANGUAGE)
        if answer.lines and answer.label not in left_out
    ]
    request = [*asked, ("Zaak", grouped(case.number))]
    return Decided(
        output.title, output.states[LANGUAGE], [("Persoon", person), ("Aanvraag", request)], output.valid_days
    )
