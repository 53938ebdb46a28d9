"""What happens with a request: steps in order, and the document that it may end with."""

from collections.abc import Sequence
from typing import Any

from eloket.backoffice.editor.fields import Choices, Field, Rows, field_at
from eloket.catalogue.labels import LABELS, STEPS, words
from eloket.catalogue.record import Record, part
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence, say
from eloket.documents.kinds import KINDS

_READS = {"people": "household_members", "address": "address", "day": "date"}
_NEW = {
    "review": {"review": {"team": ""}},
    "update": {"update": {"source": "population", "event": "moved", "people": "", "address": "", "day": ""}},
    "issue": {"issue": {}},
}


def steps(record: Record) -> Sequence[Field | Rows]:
    def of(at: At, item: Any) -> Sequence[Field]:
        act = _act(item)
        if act == "review":
            return [field_at("line", *at, "review", "team", width=20)]
        if act == "issue":
            own = ("", say("Het document dat hieronder beschreven is"))
            kinds = [own, *((code, kind.title) for code, kind in KINDS.items())]
            return [field_at("select", *at, "issue", "kind", is_optional=True, choices=kinds)]
        return [
            field_at("select", *at, "update", name, choices=_questions(record, type_)) for name, type_ in _READS.items()
        ]

    buttons = {
        "review": say("Voeg een beslissing toe"),
        "update": say("Voeg toe: geef een verhuizing door aan het register"),
        "issue": say("Voeg een document toe"),
    }
    new = {act: (words_, _NEW[act]) for act, words_ in buttons.items()}
    return [
        Rows(("procedure",), LABELS["procedure"], of, new, say("In deze volgorde."), lambda item: STEPS[_act(item)]),
        field_at("text", "output", "title", is_optional=True),
        field_at("text", "output", "states", rows=3, is_optional=True, hint=say("De zin boven de gegevens.")),
        field_at("number", "output", "valid_days", width=5, hint=say("Laat dit leeg als het geen einde heeft.")),
    ]


def _act(item: Any) -> str:
    return next((act for act in STEPS if act in item), "review")


def _questions(record: Record, type_: str) -> Choices:
    """The questions of a type, by key."""
    found: list[tuple[str, Sentence | Any]] = [("", say("Kies een vraag"))]
    for page in part(record, ("form", "pages"), ()):
        found += [
            (question["key"], words(("label",), question["label"]))
            for question in page["questions"]
            if question["type"] == type_
        ]
    return found
