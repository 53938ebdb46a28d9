"""The document that a granted request gives: what the city declares, and about what. And the request, to keep."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from eloket.cases.letters import grouped
from eloket.cases.models import Case
from eloket.cases.prefill import known, names_shown, rows, thawed
from eloket.core.dates import day_text
from eloket.documents.decisions import Decided, printable
from eloket.documents.layout import RequestText, Section
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


def request_text(case: Case, *, language: str, today: date) -> RequestText:
    """The request as it was submitted, in the reader's language. `today` is the day of submission."""
    form, facts = case.definition.online_form, thawed(case.facts)
    shown = [(row.label, row.lines) for row in rows(names_shown(form, facts), facts, language) if row.lines]
    asked = [
        (answer.label, answer.lines or (_("Niet ingevuld"),))
        for answer in answered(form, case.answers, known(facts, today=today), language)
    ]
    sections = ((_("Dit wisten wij al"), shown), (_("Dit vulde u in"), asked))
    return RequestText(
        title=printable(case.definition.title[language]),
        city=settings.THEME.name,
        number=grouped(case.number),
        language=language,
        submitted=_("Ingediend op %(day)s") % {"day": day_text(today, language)},
        intro=(printable(form.declaration[language]),),
        sections=tuple(Section(title, tuple(_printed(lines))) for title, lines in sections if lines),
        closing=(_("Dit is een afdruk van uw aanvraag. Het is geen beslissing van de stad."),),
    )


def _printed(rows: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, str]]:
    return ((printable(label), ", ".join(printable(line) for line in lines)) for label, lines in rows)
