"""The screens of one page and of one question of the form."""

from collections.abc import Sequence
from typing import Any

from eloket.backoffice.editor.fields import Field, Rows, field_at
from eloket.backoffice.editor.routes import route_fields, when_fields
from eloket.catalogue.labels import LABELS, NAMES, PEOPLE, RESULTS, TYPES
from eloket.catalogue.record import Record, part
from eloket.catalogue.rules.forms import WITH_OPTIONS, WITHOUT_WHY
from eloket.catalogue.texts import At
from eloket.core.sentences import say

# What can be set of a question of each type, beside what every question has.
SETTINGS = {
    "text": ("longest",),
    "long_text": ("longest",),
    "number": ("minimum", "maximum", "unit"),
    "money": ("minimum", "maximum"),
    "date": ("earliest", "latest"),
    "period": ("earliest", "latest", "shortest", "longest"),
    "person": ("who",),
    "files": ("most",),
    "address": ("postcodes",),
    "postcode": ("postcodes",),
    "group": ("unit", "fewest", "most", "questions"),
    "calculated": ("calculated", "unit"),
}
_OTHERWISE = {"most": 5, "fewest": 1}
_NOT_IN_A_GROUP = {"choice", "several", "group", "calculated", "household_members", "household_member", "person"}


def page_screen(record: Record, page: int) -> Sequence[Field | Rows]:
    at: At = ("form", "pages", page)
    return [
        field_at("text", *at, "title", hint=say("Staat er één vraag op? Dan is de titel die vraag.")),
        field_at("text", *at, "intro", rows=3, is_optional=True),
        *when_fields(record, page, *at),
    ]


def question_screen(record: Record, page: int, question: int) -> Sequence[Field | Rows]:
    at: At = ("form", "pages", page, "questions", question)
    type_ = part(record, (*at, "type"))
    facts = [("", say("Geen")), *NAMES["form.facts"].items()]
    known = say("Wie dit al liet weten, krijgt de vraag niet.")
    why = say("Eén zin: wat doet de stad met het antwoord?")
    return [
        field_at("text", *at, "label"),
        field_at("select", *at, "type", choices=list(TYPES.items())),
        *([_options(at)] if type_ in WITH_OPTIONS else []),
        *(one for name in SETTINGS.get(type_, ()) for one in _setting(at, name)),
        field_at("text", *at, "hint", is_optional=True),
        field_at("text", *at, "why", rows=2, is_optional=type_ in WITHOUT_WHY, hint=why),
        field_at("yes", *at, "required", otherwise=True),
        field_at("select", *at, "fact", is_optional=True, choices=facts, hint=known),
        *when_fields(record, page, *at),
        *route_fields(record, page, question),
    ]


def _setting(at: At, name: str) -> Sequence[Field | Rows]:
    if name == "unit":
        return [field_at("text", *at, name, is_optional=True, hint=say("Wat er geteld wordt: “meter”, “personen”."))]
    if name == "postcodes":
        return [field_at("lines", *at, name, rows=4, hint=say("Eén per regel. Laat dit leeg als elk adres mag."))]
    if name == "who":
        return [field_at("boxes", *at, name, choices=list(PEOPLE.items()))]
    if name == "calculated":
        formula = say("Bijvoorbeeld: personen * 500. Bedragen zijn in cent.")
        result = field_at("select", *at, name, "result", choices=list(RESULTS.items()), otherwise="money")
        return [field_at("line", *at, name, "value", hint=formula), result]
    if name == "questions":
        return [_of_each(at)]
    return [field_at("number", *at, name, width=5, otherwise=_OTHERWISE.get(name))]


def _of_each(at: At) -> Rows:
    """The questions of a group: what is asked of each."""

    def of(at: At, item: Any) -> Sequence[Field]:
        # Options stand a level deeper than this screen goes: those from a file stay as they are.
        types = [
            (type_, label) for type_, label in TYPES.items() if type_ not in _NOT_IN_A_GROUP or type_ == item["type"]
        ]
        return [
            field_at("text", *at, "label", label=say("Vraag %(nth)s", nth=int(at[-1]) + 1)),
            field_at("select", *at, "type", label=LABELS["form.pages.questions.type"], choices=types),
            field_at("yes", *at, "required", label=LABELS["form.pages.questions.required"], otherwise=True),
        ]

    item = {"key": "", "type": "text", "label": {"nl": "", "en": ""}}
    label = LABELS["form.pages.questions.questions"]
    return Rows((*at, "questions"), label, of, {"new": (say("Voeg een vraag toe"), item)})


def _options(at: At) -> Rows:
    def of(at: At, _item: Any) -> Sequence[Field]:
        name = say("Antwoord %(nth)s", nth=int(at[-1]) + 1)
        return [field_at("text", *at, "label", label=name), field_at("text", *at, "hint", is_optional=True)]

    label = LABELS["form.pages.questions.options"]
    new = {"new": (say("Voeg een antwoord toe"), {"value": "", "label": {"nl": "", "en": ""}})}
    return Rows((*at, "options"), label, of, new)
