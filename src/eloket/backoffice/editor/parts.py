"""The parts of a service, each a screen with one form: which fields stand on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from eloket.backoffice.editor.fields import Choices, Field, Rows, field_at
from eloket.backoffice.editor.steps import steps
from eloket.backoffice.editor.trials import trials
from eloket.catalogue.labels import ASSURANCES, LABELS, NAMES, TARGETS
from eloket.catalogue.lists import LIFE_EVENTS, THEMES
from eloket.catalogue.record import Record
from eloket.catalogue.shelf import shelf
from eloket.catalogue.texts import At
from eloket.core.sentences import Sentence, say

Screen = Sequence[Field | Rows]
NOTHING = {"nl": "", "en": ""}
CHOOSE = ("", say("Kies"))


@dataclass(frozen=True)
class Part:
    """`heads` are the places of the record that belong to it; `screen` gives its fields, by the record as it is."""

    title: Sentence
    heads: tuple[str, ...]
    screen: Callable[[Record], Screen]
    intro: Sentence | None = None


def texts(name: str, one_more: Sentence, hint: Sentence | None = None) -> Rows:
    """A list of texts in two languages."""

    def of(at: At, _item: Any) -> Sequence[Field]:
        return [Field(at, "text", say("%(what)s %(nth)s", what=LABELS[name], nth=int(at[-1]) + 1), rows=3)]

    return Rows((name,), LABELS[name], of, {"new": (one_more, NOTHING)}, hint)


def _texts(_record: Record) -> Screen:
    return [
        field_at("text", "title", hint=say("Begin met wat de burger doet: “Verhuizing melden”.")),
        field_at("text", "summary", rows=2, hint=say("Eén zin voor lijsten en zoekresultaten.")),
        field_at("text", "audience", rows=2, hint=say("Eén zin, met de voorwaarden: “U woont in deze stad en …”")),
        texts("about", say("Voeg een alinea toe"), say("Twee tot vier korte alinea's.")),
    ]


def _around(_record: Record) -> Screen:
    return [
        texts("you_need", say("Voeg iets toe dat men nodig heeft"), say("Niet wat de stad of een register al heeft.")),
        texts("we_fetch", say("Voeg iets toe dat de stad opzoekt")),
        texts("afterwards", say("Voeg een stap toe"), say("Wie doet wat, tegen wanneer, en hoe hoort de burger het?")),
        field_at(
            "text", "granted", rows=2, is_optional=True, hint=say("Deze zin staat in het bericht bij een goedkeuring.")
        ),
    ]


def _finding(_record: Record) -> Screen:
    return [
        field_at("line", "code", width=10),
        field_at("select", "target", choices=list(TARGETS.items())),
        field_at("select", "theme", choices=[CHOOSE, *THEMES.items()]),
        field_at(
            "lines",
            "keywords",
            rows=6,
            hint=say("Eén per regel. Woorden die mensen typen, ook dialect en foute namen."),
        ),
        field_at("picks", "related", choices=_services()),
        field_at("boxes", "life_events", choices=[(code, event.title) for code, event in LIFE_EVENTS.items()]),
    ]


def _services() -> Choices:
    return [(slug, service.title) for slug, service in shelf().services.items()]


def _channels(_record: Record) -> Screen:
    return [
        *(field_at("yes", "channels", name) for name in ("online", "appointment", "counter")),
        field_at("number", "channels", "minutes", width=3),
        field_at("text", "channels", "because", rows=2, is_optional=True),
        field_at("select", "assurance", choices=list(ASSURANCES.items())),
        field_at("number", "minimum_age", width=3, hint=say("In jaren. Laat dit leeg als iedereen mag.")),
        field_at("line", "phone", width=20, hint=say("Op dit nummer kunnen mensen bellen over deze dienst.")),
        field_at(
            "text",
            "elsewhere",
            "name",
            is_optional=True,
            hint=say("Alleen als het formulier van een andere overheid is."),
        ),
        field_at("line", "elsewhere", "url", is_optional=True),
        field_at("text", "elsewhere", "ours", rows=2, is_optional=True),
    ]


def _fees(_record: Record) -> Screen:
    def of(at: At, _item: Any) -> Sequence[Field]:
        return [
            field_at("text", *at, "what", is_optional=True, hint=say("Laat dit leeg als er maar één bedrag is.")),
            field_at("euro", *at, "cents", width=10, hint=say("Bijvoorbeeld: 22,50. Gratis is 0.")),
            field_at(
                "day", *at, "since", width=10, hint=say("De eerste dag: jaar, maand en dag. Bijvoorbeeld: 2026-01-31.")
            ),
        ]

    line = say("Voeg een bedrag toe")
    hint = say("Verandert een bedrag? Voeg een regel toe met de dag waarop het nieuwe bedrag begint.")
    return [
        Rows(
            ("fees",),
            say("Tarieven"),
            of,
            {"new": (line, {"cents": "", "since": ""})},
            hint,
            lambda _item: LABELS["fees"],
        ),
        field_at("number", "decide_within", "working_days", width=3, hint=say("0 is meteen. Vul één van de twee in.")),
        field_at("number", "decide_within", "days", width=3),
    ]


def _law(_record: Record) -> Screen:
    return [
        texts(
            "law",
            say("Voeg een wettelijke grond toe"),
            say("Titel en datum van de wet, het decreet of het raadsbesluit."),
        )
    ]


def _around_form(record: Record) -> Screen:
    if "form" not in record:
        return []
    facts = list(NAMES["form.facts"].items())
    return [
        field_at("text", "form", "declaration", rows=2),
        field_at("text", "form", "submit", hint=say("Wat er gebeurt: “Vraag de vergunning aan”.")),
        field_at(
            "boxes",
            "form",
            "facts",
            choices=facts,
            hint=say("Getoond op de eerste pagina, niet gevraagd."),
        ),
    ]


PARTS = {
    "teksten": Part(say("Wat het is"), ("title", "summary", "audience", "about"), _texts),
    "uitleg": Part(say("Voor en na de aanvraag"), ("you_need", "we_fetch", "afterwards", "granted"), _around),
    "vinden": Part(
        say("Hoe men het vindt"),
        ("code", "target", "theme", "life_events", "keywords", "related", "concept", "concept_seen"),
        _finding,
    ),
    "kanalen": Part(
        say("Kanalen en contact"), ("channels", "assurance", "minimum_age", "phone", "elsewhere"), _channels
    ),
    "kosten": Part(say("Kosten en termijn"), ("fees", "decide_within"), _fees),
    "wet": Part(say("Wetten en regels"), ("law",), _law),
    "formulier": Part(say("Formulier: vragen"), ("form.pages", "form"), lambda _record: []),
    "gegevens": Part(
        say("Formulier: gegevens en knop"), ("form.facts", "form.declaration", "form.submit"), _around_form
    ),
    "stappen": Part(say("Wat er met een aanvraag gebeurt"), ("procedure", "output"), steps),
    "proeven": Part(
        say("Proeven"),
        ("tests",),
        trials,
        say("Een proef is iemand die het formulier invult. Ze toont of het formulier dan de juiste pagina's vraagt."),
    ),
}
"""By the name in the address, in the order of the list on the screen."""


def part_of(at: At) -> str:
    """The name of the part to which a place of the record belongs."""
    two = ".".join(map(str, at[:2]))
    heads = {head: name for name, part in PARTS.items() for head in part.heads}
    return heads.get(two) or heads.get(str(at[0]) if at else "") or "teksten"
