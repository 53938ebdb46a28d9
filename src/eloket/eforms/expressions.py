"""Expressions in CEL, the Common Expression Language: the only module that knows the library.

An expression names answers (`age >= 18 && dog == 'yes'`); what it may name, and as what, is declared, so that a
misspelt name or a comparison of a number with a word is refused with a sentence before it is ever evaluated.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from cel_expr_python import cel

from eloket.core.dates import whole_years
from eloket.core.sentences import Sentence, say
from eloket.eforms.questions.base import Kind

_TYPE = cel.Type
_TYPES: Mapping[Kind, Any] = {
    "text": _TYPE.STRING,
    "number": _TYPE.INT,
    "day": _TYPE.TIMESTAMP,
    "texts": _TYPE.List(_TYPE.STRING),
    "numbers": _TYPE.List(_TYPE.INT),
    "days": _TYPE.List(_TYPE.TIMESTAMP),
}
TAKEN = {"bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint"}
"""Names that mean something else in an expression: no answer can be named so."""

_NAME = re.compile(r"(?<![\w.])[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_TEXTS = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_UNKNOWN = re.compile(r"undeclared reference to '([^']*)'")
_MISMATCH = re.compile(r"no matching overload for '([^']*)' applied to '\((.*)\)'")
_PLACE = re.compile(r"<input>:1:(\d+): (?:Syntax error|reserved)")
_CALLED: Mapping[str, Sentence] = {
    "int": say("een getal"),
    "double": say("een kommagetal"),
    "string": say("een tekst"),
    "bool": say("ja of nee"),
    "google.protobuf.Timestamp": say("een dag"),
    "google.protobuf.Duration": say("een duur"),
}
_LIST = say("een lijst")


class Wrong(Exception):
    """An expression that cannot be used, and a sentence about why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class Unknown(Exception):
    """The value of an expression cannot be told: an answer is missing, or it cannot be computed."""


def _days(first: datetime, last: datetime) -> int:
    return (last - first).days


def _years(first: datetime, last: datetime) -> int:
    return whole_years(first.date(), last.date())


def _function(name: str, of: list[Any], compute: Any) -> Any:
    return cel.FunctionDecl(name, [cel.Overload(name, _TYPE.INT, of, False, compute)])


_FUNCTIONS = [
    _function("days", [_TYPE.TIMESTAMP, _TYPE.TIMESTAMP], _days),
    _function("years", [_TYPE.TIMESTAMP, _TYPE.TIMESTAMP], _years),
    _function("total", [_TYPE.List(_TYPE.INT)], sum),
]


class Language:
    """Expressions over these variables."""

    def __init__(self, variables: Mapping[str, Kind]) -> None:
        self.variables = variables
        declared = {name: _TYPES[kind] for name, kind in variables.items() if name not in TAKEN}
        self._environment = cel.NewEnv(variables=declared, functions=_FUNCTIONS)

    def condition(self, text: str) -> "Expression":
        """Raises Wrong for what does not say yes or no."""
        return self._compiled(text, "BOOL", say("Deze formule geeft geen ja of nee. Vergelijk met iets: ==, < of >=."))

    def calculation(self, text: str) -> "Expression":
        """Raises Wrong for what does not give a whole number."""
        return self._compiled(text, "INT", say("Deze formule geeft geen geheel getal. Reken met gehele getallen."))

    def values(self, values: Mapping[str, Any]) -> Any:
        """These values, as `value` gives them, to evaluate expressions with. A variable without one is unknown."""
        return self._environment.Activation(values)

    def _compiled(self, text: str, wanted: str, otherwise: Sentence) -> "Expression":
        try:
            compiled = self._environment.compile(text)
        except Exception as refusal:  # The library has no class of its own for this.
            raise Wrong(_sentence(str(refusal), self.variables)) from None
        if compiled.return_type().name() != wanted:
            raise Wrong(otherwise)
        return Expression(compiled)


class Expression:
    def __init__(self, compiled: Any) -> None:
        self._compiled = compiled

    def value(self, values: Any) -> Any:
        """Raises Unknown. The library gives a value of the type ERROR where others raise, and raises when it stops
        what would take too long.
        """
        try:
            found = self._compiled.eval(values)
        except Exception as stopped:
            raise Unknown(str(stopped)) from None
        if found.type() == _TYPE.ERROR:
            raise Unknown(str(found.value()))
        return found.plain_value()


def names(text: str) -> list[str]:
    """What an expression names, in its order: answers with their parts, but functions and words of its own too."""
    return list(dict.fromkeys(_NAME.findall(_TEXTS.sub("''", text))))


def compared_words(text: str, name: str) -> list[str]:
    """The fixed words that an expression compares one variable with: `dog == 'yes'`, `'red' in colours`."""
    word = r"['\"]([^'\"]*)['\"]"
    of = re.escape(name)
    found = re.findall(rf"(?<![\w.]){of}\s*[!=]=\s*{word}|{word}\s*(?:[!=]=|in)\s*{of}(?![\w.(])", text)
    listed = re.findall(rf"(?<![\w.]){of}\s+in\s+\[([^\]]*)\]", text)
    return [one or other for one, other in found] + [each for part in listed for each in re.findall(word, part)]


def value(answer: Any) -> Any:
    """An answer as expressions see it: of a day its first moment."""
    if isinstance(answer, date):
        return datetime.combine(answer, time(), UTC)
    return [value(each) for each in answer] if isinstance(answer, list | tuple) else answer


def _sentence(refusal: str, variables: Iterable[str]) -> Sentence:
    if found := _UNKNOWN.search(refusal):
        return _unknown(found[1], variables)
    if found := _MISMATCH.search(refusal):
        sign = found[1].strip("_@").replace("?_:", "? :")
        sides = tuple(_called(each) for each in _sides(found[2]))
        return say("“%(sign)s” kan niet met %(sides)s. Kijk na wat u vergelijkt of berekent.", sign=sign, sides=sides)
    if found := _PLACE.search(refusal):
        return say("Deze formule is niet goed geschreven, bij teken %(place)s.", place=found[1])
    return say("Deze formule is niet goed geschreven, of te ingewikkeld.")


def _unknown(name: str, variables: Iterable[str]) -> Sentence:
    head = name.partition(".")[0]
    parts = tuple(each for each in variables if each.startswith(f"{head}."))
    if parts:
        return say("“%(name)s” bestaat niet. Kies uit: %(names)s.", name=name, names=parts)
    return say("“%(name)s” is geen antwoord van een vorige pagina en geen bekend gegeven.", name=name)


def _sides(text: str) -> list[str]:
    """The types between commas; those inside a list's own brackets stay together."""
    return re.findall(r"[^,()\s]+(?:\([^)]*\))?", text)


def _called(type_: str) -> Sentence:
    return _CALLED.get(type_) or (_LIST if type_.startswith("list") else Sentence(type_))
