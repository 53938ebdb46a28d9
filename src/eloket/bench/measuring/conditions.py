"""Deciding what a large form asks by formulas, against the same conditions as Python functions."""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from statistics import median
from typing import Any

from eloket.bench.figures import Figure
from eloket.core.texts import Text
from eloket.eforms.definition import Form
from eloket.eforms.dependencies import problems
from eloket.eforms.questions.base import Known
from eloket.eforms.rules import walk
from eloket.eforms.variables import Compiled

PAGES, RULES, ROUNDS = 10, 100, 30
TODAY = date(2026, 11, 24)
_PLAIN = "the same conditions as Python functions"
_WORDS = Text(nl="Woorden", en="Words")


def figures() -> Iterator[Figure]:
    form, answers, known = _form(), _answers(), Known(TODAY)
    assert not list(problems(form))
    assert len(walk(form, answers, known).answers) == sum(1 for rule in _functions() if rule(answers)) + 2
    ours = _milliseconds(lambda: walk(form, answers, known))
    rules = _functions()
    plain = _milliseconds(lambda: [rule(answers) for rule in rules])
    note = f"{PAGES} pages with {RULES} formulas each"
    yield Figure("form: what is asked", ours, "ms", plain, _PLAIN, note)
    yield Figure("form: compiled, once per version", _milliseconds(lambda: Compiled(form), rounds=3), "ms")


def _milliseconds(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    act()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def _form() -> Form:
    first = {"key": "p0", "title": _WORDS, "questions": [_asked("age", "number"), _asked("dog", "yes_no")]}
    pages = [first, *({"key": f"p{nth}", "title": _WORDS, "questions": _of_page(nth)} for nth in range(1, PAGES + 1))]
    return Form.model_validate({"pages": pages, "declaration": _WORDS, "submit": _WORDS})


def _of_page(page: int) -> list[dict[str, Any]]:
    """Each question depends on the first page and on one of the page before."""
    return [_asked(_key(page, nth), "number", when=_formula(page, nth)) for nth in range(RULES)]


def _formula(page: int, nth: int) -> str:
    before = f" && {_key(page - 1, nth)} >= 0" if page > 1 else ""
    return f"age >= {nth} && dog == 'yes'{before}"


def _functions() -> list[Callable[[Mapping[str, Any]], bool]]:
    return [_function(page, nth) for page in range(1, PAGES + 1) for nth in range(RULES)]


def _function(page: int, nth: int) -> Callable[[Mapping[str, Any]], bool]:
    if page == 1:
        return lambda answers: answers["age"] >= nth and answers["dog"] == "yes"
    before = _key(page - 1, nth)
    return lambda answers: answers["age"] >= nth and answers["dog"] == "yes" and answers[before] >= 0


def _answers() -> dict[str, Any]:
    numbers = {_key(page, nth): nth for page in range(1, PAGES + 1) for nth in range(RULES)}
    return numbers | {"age": RULES * 3 // 4, "dog": "yes"}


def _key(page: int, nth: int) -> str:
    return f"q{page}_{nth}"


def _asked(key: str, type_: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "type": type_, "label": _WORDS, "why": _WORDS} | more
