"""Test cases: somebody answers, and the form asks the pages that it should."""

from collections.abc import Sequence
from typing import Any

from eloket.backoffice.editor.fields import Field, Rows, field_at
from eloket.backoffice.editor.routes import choosing, options
from eloket.catalogue.labels import words
from eloket.catalogue.record import Record, part
from eloket.catalogue.rules import examined
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence, say

_NEW = {"name": "", "answers": {}, "pages": []}


def trials(record: Record) -> Sequence[Field | Rows]:
    pages = [(page["key"], words(("title",), page["title"])) for page in part(record, ("form", "pages"), ())]
    questions = choosing(part(record, ("form", "pages"), ()))

    def of(at: At, _item: Any) -> Sequence[Field]:
        return [
            field_at("line", *at, "name"),
            *(_answer(at, question) for question in questions),
            field_at("boxes", *at, "pages", choices=pages),
        ]

    return [
        Rows(
            ("tests",),
            say("De proeven van dit formulier"),
            of,
            {"new": (say("Voeg een proef toe"), _NEW)},
            titled=lambda item: say("Proef “%(name)s”", name=item["name"]),
            verdicts=_verdicts(record),
        )
    ]


def _verdicts(record: Record) -> dict[int, tuple[bool, Sentence]]:
    """How each test case ends now; nothing as long as the service has not the shape of one."""
    definition, problems = examined(record)
    if definition is None:
        return {}
    failed = {problem.at[1]: problem.sentence for problem in problems if problem.at[:1] == ("tests",)}
    good = say("Het formulier vraagt precies deze pagina's.")
    return {place: (place not in failed, failed.get(place, good)) for place in range(len(definition.tests))}


def _answer(at: At, question: Record) -> Field:
    place = (*at, "answers", question["key"])
    label = say("Antwoord op “%(question)s”", question=words(("label",), question["label"]))
    if question["type"] == "several":
        return Field(place, "boxes", label, is_optional=True, choices=options(question))
    return Field(place, "select", label, is_optional=True, choices=[("", say("Geen antwoord")), *options(question)])
