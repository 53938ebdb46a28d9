"""What expressions can name: answers by the key of their question, and known facts. A form's own, compiled once."""

import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eloket.eforms.definition import Form, Question
from eloket.eforms.expressions import Expression, Language, Unknown, Wrong, names, value
from eloket.eforms.questions import TYPES
from eloket.eforms.questions.base import Kind, Known
from eloket.eforms.questions.persons import FACT as HOUSEHOLD
from eloket.eforms.questions.persons import age

ADULT = 18
TODAY = "today"


@dataclass(frozen=True)
class KnownVariable:
    """What an expression can name of a fact, which the form has to show. `read` gives None for what is not known."""

    fact: str
    kind: Kind
    read: Callable[[Any, Known], Any]


def _age(born_on: Any, known: Known) -> int | None:
    return age(str(born_on), known.today)


def _minors(members: Any, known: Known) -> int:
    ages = [_age(member.get("birth_date"), known) for member in members]
    return sum(years is not None and years < ADULT for years in ages)


KNOWN: Mapping[str, KnownVariable] = {
    "known.age": KnownVariable("person.birth_date", "number", _age),
    "known.sex": KnownVariable("person.sex", "text", lambda sex, known: sex),
    "known.nationalities": KnownVariable("person.nationalities", "texts", lambda codes, known: codes),
    "known.civil_status": KnownVariable("person.civil_status", "text", lambda status, known: status),
    "known.postcode": KnownVariable("address.current", "text", lambda address, known: address.get("postcode")),
    "known.municipality": KnownVariable("address.current", "text", lambda address, known: address.get("municipality")),
    "known.household": KnownVariable(HOUSEHOLD, "number", lambda members, known: len(members)),
    "known.minors": KnownVariable(HOUSEHOLD, "number", _minors),
}
"""Named in docs/services.md."""


def of_question(question: Question) -> dict[str, Kind]:
    """`dog`, or `stay.first` and `stay.last`."""
    parts = TYPES[question.type].variables(question)
    return {_named(question.key, part): kind for part, kind in parts.items()}


def of_facts(form: Form) -> dict[str, Kind]:
    """Today, and what is known: only what the form shows, so that everybody sees what decides."""
    shown = set(form.bound_facts)
    found: dict[str, Kind] = {name: each.kind for name, each in KNOWN.items() if each.fact in shown}
    return found | {TODAY: "day"}


def _named(key: str, part: str) -> str:
    return f"{key}.{part}" if part else key


class Compiled:
    """The expressions of one form. One that is wrong, which no published form has, never holds and gives nothing."""

    def __init__(self, form: Form) -> None:
        variables = of_facts(form)
        for question in form.questions:
            variables |= of_question(question)
        conditions, calculations = set(_conditions(form)), set(_calculations(form))
        named = {each for text in conditions | calculations for name in names(text) for each in _beginnings(name)}
        # Only what is named has to be handed over each time.
        self._language = Language({name: kind for name, kind in variables.items() if name in named})
        self.used = {name.partition(".")[0] for name in self._language.variables}
        self._expressions = {
            **{text: _lenient(self._language.condition, text) for text in conditions},
            **{text: _lenient(self._language.calculation, text) for text in calculations},
        }

    def __bool__(self) -> bool:
        return bool(self._expressions)

    def knowing(self, known: Known) -> "Values":
        return Values(self, known)

    def is_named(self, name: str) -> bool:
        return name in self._language.variables

    def result(self, text: str, activation: Any) -> Any:
        """What an expression gives; None when it cannot be told."""
        expression = self._expressions.get(text)
        try:
            return expression.value(activation) if expression else None
        except Unknown:
            return None

    def activation(self, values: Mapping[str, Any]) -> Any:
        return self._language.values(values)


class Values:
    """What expressions see at one place of a form: what is known, and the answers up to there."""

    def __init__(self, compiled: Compiled, known: Known) -> None:
        self._compiled, self._known, self._activation = compiled, known, None
        self._values: dict[str, Any] = dict(_known_values(compiled, known)) if compiled else {}

    def learn(self, question: Question, answer: Any) -> None:
        if not self._compiled or answer is None:
            return
        if question.key not in self._compiled.used:
            return
        try:
            found = TYPES[question.type].values(question, answer, self._known)
        except (TypeError, ValueError, LookupError, AttributeError):
            # The answers of a test case may have any shape.
            return
        self._values |= {_named(question.key, part): value(each) for part, each in found.items()}
        self._activation = None

    def holds(self, condition: str) -> bool:
        return self._result(condition) is True

    def number(self, calculation: str) -> int | None:
        """Less than nothing is owed by nobody: that cannot be told either."""
        result = self._result(calculation)
        return result if isinstance(result, int) and result >= 0 else None

    def _result(self, text: str) -> Any:
        if self._activation is None:
            self._activation = self._compiled.activation(self._values)
        return self._compiled.result(text, self._activation)


def _known_values(compiled: Compiled, known: Known) -> Iterator[tuple[str, Any]]:
    if compiled.is_named(TODAY):
        yield TODAY, value(known.today)
    for name, each in KNOWN.items():
        fact = known.facts.get(each.fact)
        if fact and compiled.is_named(name):
            read = each.read(fact, known)
            if read is not None:
                yield name, value(read)


def _conditions(form: Form) -> Iterator[str]:
    conditions = [when for page in form.pages for when in (page.when, *(each.when for each in page.questions))]
    return (when for when in conditions if isinstance(when, str))


def _calculations(form: Form) -> Iterator[str]:
    yield from (question.calculated.value for question in form.questions if question.calculated)


def _beginnings(name: str) -> Iterator[str]:
    """A variable may have a call behind it: in `cars.weight.exists` it is `cars.weight`."""
    parts = name.split(".")
    return (".".join(parts[:count]) for count in range(1, len(parts) + 1))


def _lenient(compile_: Callable[[str], Expression], text: str) -> Expression | None:
    try:
        return compile_(text)
    except Wrong:
        return None


_compiled: dict[int, Compiled] = {}


def compiled(form: Form) -> Compiled:
    """Forms never change, so each is compiled once, and forgotten when the form is."""
    found = _compiled.get(id(form))
    if found is None:
        found = _compiled[id(form)] = Compiled(form)
        weakref.finalize(form, _compiled.pop, id(form), None)
    return found
