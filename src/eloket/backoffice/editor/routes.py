"""Routes: which page follows on which answer. Kept as conditions of the later page; shown and changed here too at the
question whose answer decides, one row for each answer.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from eloket.backoffice.editor.fields import Choices, Field, field_at
from eloket.catalogue.labels import conditions, words
from eloket.catalogue.record import Record, part, placed
from eloket.core.sentences import Sentence, say

CHOOSING = {"choice", "several", "yes_no"}


def choosing(pages: Iterable[Record]) -> list[Record]:
    """The questions with fixed answers on these pages."""
    return [question for page in pages for question in page["questions"] if question["type"] in CHOOSING]


def options(question: Record) -> Choices:
    if question["type"] == "yes_no":
        return [("yes", say("Ja")), ("no", say("Nee"))]
    return [(option["value"], words(("label",), option["label"])) for option in question.get("options", ())]


def when_fields(record: Record, page: int, *at: str | int) -> list[Field]:
    """The conditions under which what stands there is asked: one field for each question on an earlier page.

    A formula is shown as it is written, for whoever can; where it is taken away the fields come back.
    """
    if isinstance(part(record, (*at, "when")), str):
        return [field_at("line", *at, "when", is_optional=True, hint=say("Een formule over eerdere antwoorden."))]
    earlier = choosing(part(record, ("form", "pages"), ())[:page])
    return [
        Field(
            (*at, "when", question["key"]),
            "boxes",
            say("Alleen als het antwoord op “%(question)s” is", question=words(("label",), question["label"])),
            is_optional=True,
            choices=options(question),
        )
        for question in earlier
    ]


def route_fields(record: Record, page: int, question: int) -> list[Field]:
    """For each answer the later pages that are asked only with it. They stand in the record that `spread` gives."""
    asked = part(record, ("form", "pages", page, "questions", question))
    later = list(enumerate(part(record, ("form", "pages"))))[page + 1 :]
    if asked["type"] not in CHOOSING or not later:
        return []
    pages = [
        (str(nth), say("%(nth)s. %(title)s", nth=nth + 1, title=words(("t",), each["title"]))) for nth, each in later
    ]
    return [
        Field(
            ("routes", value),
            "boxes",
            say("Als het antwoord “%(answer)s” is, vraag dan deze pagina's", answer=label),
            choices=pages,
        )
        for value, label in options(asked)
    ]


def spread(record: Record, page: int, question: int) -> Record:
    """The record with the routes of this question beside it, by answer."""
    asked = part(record, ("form", "pages", page, "questions", question))
    routes: dict[str, list[str]] = {value: [] for value, _label in options(asked)}
    for nth, each in enumerate(part(record, ("form", "pages"))):
        for value in part(each, ("when", asked["key"]), ()):
            routes.setdefault(value, []).append(str(nth))
    return {**record, "routes": routes}


def gathered(record: Record, page: int, question: int) -> Any:
    """The same record again, with the routes as conditions of the pages."""
    routes = record.get("routes", {})
    key = part(record, ("form", "pages", page, "questions", question, "key"))
    kept: Any = {name: value for name, value in record.items() if name != "routes"}
    for nth, later in enumerate(part(kept, ("form", "pages"))):
        if nth <= page or isinstance(later.get("when"), str):
            continue
        values = [value for value, pages in routes.items() if str(nth) in pages]
        kept = placed(kept, ("form", "pages", nth, "when", key), values or None)
    return kept


def in_words(form: Record, part_: Record) -> list[Sentence]:
    return list(conditions(form, part_.get("when", {})))


def following(form: Record, page: int, question: Record) -> Sequence[Sentence]:
    """The routes of a question in words, to stand under it."""
    found = []
    names = dict(options(question)) if question["type"] in CHOOSING else {}
    for nth, later in enumerate(form["pages"][page + 1 :], page + 2):
        for value in part(later, ("when", question["key"]), ()):
            title = words(("t",), later["title"])
            sentence = say(
                "Bij “%(answer)s” volgt pagina %(nth)s: %(title)s", answer=names.get(value, value), nth=nth, title=title
            )
            found.append(sentence)
    return found
