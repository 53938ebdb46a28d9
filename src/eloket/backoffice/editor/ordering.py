"""Pages and questions of a form in their order: adding, moving, repairing. Pure: a record in, a record out."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from eloket.backoffice.editor.fields import at_of
from eloket.backoffice.editor.tidying import new_page, new_question
from eloket.catalogue.record import Record, added, moved, part, placed, removed
from eloket.catalogue.rules import Problem
from eloket.catalogue.texts import At

PAGES: At = ("form", "pages")
EMPTY = {"declaration": {"nl": "", "en": ""}, "submit": {"nl": "", "en": ""}, "pages": []}
_NUMBER = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,3}))?")


def numbered(record: Record) -> Iterator[tuple[str, At, Record]]:
    """Every page and question with its number, "2" or "2.1", its place, and what it is."""
    for nth, page in enumerate(part(record, PAGES, ()), 1):
        yield str(nth), (*PAGES, nth - 1), page
        for place, question in enumerate(page["questions"], 1):
            yield f"{nth}.{place}", (*PAGES, nth - 1, "questions", place - 1), question


def is_item(record: Record, at: At) -> bool:
    return any(at == known for _number, known, _item in numbered(record))


def acted(record: Any, button: str) -> tuple[Any, At]:
    """The record after a button, and the place it was about. An unknown button changes nothing."""
    verb, _space, name = button.partition(" ")
    at = at_of(name) if name else PAGES
    if verb == "begin" and "form" not in record:
        return placed(record, ("form",), EMPTY), PAGES
    if verb == "add" and at == PAGES:
        return added(record, PAGES, new_page(record)), (*PAGES, len(part(record, PAGES, ())))
    if verb == "add" and is_item(record, at) and at[-2] == "pages":
        questions = (*at, "questions")
        return added(record, questions, new_question(record)), (*questions, len(part(record, questions)))
    if verb in ("up", "down") and is_item(record, at):
        to = int(at[-1]) + (1 if verb == "down" else -1)
        return moved(record, at, to), (*at[:-1], max(to, 0))
    return record, at


def placed_at_number(record: Any, at: At, number: str) -> Any | None:
    """With this page or question at a number as the screen shows it. None: there is no such number."""
    found = _NUMBER.fullmatch(number.strip())
    if not found or not is_item(record, at) or (found[2] is None) is (at[-2] == "questions"):
        return None
    to_page, pages = int(found[1]) - 1, len(part(record, PAGES))
    if not 0 <= to_page < pages:
        return None
    if found[2] is None:
        return moved(record, at, to_page)
    return _to_page(record, at, (*PAGES, to_page, "questions"), int(found[2]) - 1)


def _to_page(record: Any, at: At, questions: At, place: int) -> Any:
    if at[:-1] == questions:
        return moved(record, at, place)
    with_it = added(record, questions, part(record, at))
    last = len(part(record, questions))
    return removed(moved(with_it, (*questions, last), place), at)


def without_form(record: Record) -> Record:
    """Without a form nothing is requested, so nothing happens with it and nothing is tried."""
    gone = {"form", "procedure", "output", "tests", "granted"}
    return {name: value for name, value in record.items() if name not in gone}


def repaired(record: Any, problems: Iterable[Problem]) -> Any:
    """Without the conditions that no longer hold good, because their question moved or went."""
    for problem in problems:
        if "when" in problem.at:
            record = placed(record, problem.at, None)
    return record
