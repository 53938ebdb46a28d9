"""What follows by itself on what was typed: names made of words, and of each question only what belongs to its type."""

import json
import re
import unicodedata
from typing import Any

from eloket.backoffice.editor.questions import SETTINGS
from eloket.catalogue.record import Record, part, placed
from eloket.catalogue.rules.forms import CHOOSES_FROM, WITH_OPTIONS
from eloket.catalogue.texts import At

_OF_TYPES = {"options", *(name for names in SETTINGS.values() for name in names)}
# A name that nobody chose yet.
_PLACEHOLDER = re.compile(r"(pagina|vraag|antwoord)_[0-9]+")


def tidied(record: Any) -> Any:
    """After a form was sent: each type has what belongs to it, and what has words has a name made of them."""
    for at_page, page in enumerate(part(record, ("form", "pages"), ())):
        record = _named(record, ("form", "pages", at_page, "key"), page["title"])
        for nth, question in enumerate(page["questions"]):
            at: At = ("form", "pages", at_page, "questions", nth)
            record = placed(record, at, _fitted(question))
            for place, option in enumerate(part(record, (*at, "options"), ())):
                record = _named(record, (*at, "options", place, "value"), option["label"])
            for place, inner in enumerate(part(record, (*at, "questions"), ())):
                record = _named(record, (*at, "questions", place, "key"), inner["label"])
            record = _named(record, (*at, "key"), question["label"])
    return record


def _fitted(question: Record) -> Record:
    belongs = {*SETTINGS.get(question["type"], ()), *(["options"] if question["type"] in WITH_OPTIONS else [])}
    kept = {name: value for name, value in question.items() if name not in _OF_TYPES or name in belongs}
    if question["type"] in WITH_OPTIONS:
        kept.setdefault("options", [])
    if question["type"] == "calculated":
        kept.setdefault("calculated", {"value": ""})
    fact = CHOOSES_FROM.get(question["type"])
    return kept | ({"fact": fact} if fact else {})


def _named(record: Any, at: At, words: Record) -> Any:
    name = part(record, at) or _next(record, "antwoord")
    text = json.dumps(record)
    if _PLACEHOLDER.fullmatch(name) and words.get("nl") and text.count(f'"{name}"') <= 1:
        name = _free(_slug(words["nl"]) or name, text)
    return placed(record, at, name)


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_0123456789")[:40].strip("_")


def _free(name: str, text: str) -> str:
    return next(one for one in (name, *(f"{name}_{nth}" for nth in range(2, 999))) if f'"{one}"' not in text)


def new_page(record: Record) -> Record:
    name = _next(record, "pagina")
    return {"key": name, "title": {"nl": "", "en": ""}, "questions": [new_question(record)]}


def new_question(record: Record) -> Record:
    nothing = {"nl": "", "en": ""}
    return {"key": _next(record, "vraag"), "type": "text", "label": nothing, "why": nothing}


def _next(record: Record, word: str) -> str:
    text = json.dumps(record)
    return next(name for name in (f"{word}_{nth}" for nth in range(1, 9999)) if f'"{name}"' not in text)
