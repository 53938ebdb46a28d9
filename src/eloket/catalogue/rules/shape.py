"""What pydantic refuses, in words for somebody who never heard of it."""

from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from eloket.catalogue.rules.problem import Problem
from eloket.core.sentences import Sentence, say

_NUMBER = say("Vul een getal in, zonder komma. Bijvoorbeeld: 10.")
_AMOUNT = say("Vul een bedrag in. Bijvoorbeeld: 22,50.")
# By the type of pydantic's error; the places are filled from its context.
_SENTENCES = {
    "missing": say("Dit ontbreekt. Vul het in."),
    "extra_forbidden": say("Deze naam bestaat hier niet. Zoek de typfout, of laat dit weg."),
    "too_short": say("Hier ontbreekt iets. Voeg er minstens één toe."),
    "string_too_long": say("Deze tekst is te lang. Gebruik hoogstens %(max_length)s tekens."),
    "literal_error": say("Kies een van deze: %(expected)s."),
    "greater_than_equal": say("Dit getal is te klein. Minstens %(ge)s is nodig."),
    "less_than_equal": say("Dit getal is te groot. Hoogstens %(le)s kan."),
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
}
# Of a text with a fixed shape: by the name of the field.
_SHAPES = {
    "since": say("Vul een dag in: jaar, maand en dag. Bijvoorbeeld: 2026-01-31."),
    "url": say("Een webadres begint met https://."),
    "related": say("Gebruik alleen kleine letters, cijfers en streepjes."),
}
_KEY = say("Gebruik alleen kleine letters, cijfers en het teken _. Begin met een letter.")


def problems_of_shape(refusal: ValidationError) -> list[Problem]:
    errors = refusal.errors()
    return [Problem(error["loc"], _sentence(error)) for error in errors if not _follows(error, errors)]


def _follows(error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """A list is also called too short when the items it has are not right: saying that of the items is enough."""
    at = error["loc"]
    return error["type"] == "too_short" and any(other["loc"][: len(at)] == at != other["loc"] for other in errors)


def _sentence(error: ErrorDetails) -> Sentence:
    kind, values = error["type"], error.get("ctx", {})
    name = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "")
    if kind == "value_error":
        return Sentence(str(values["error"]))
    if kind == "string_pattern_mismatch":
        return _SHAPES.get(name, _KEY)
    if name == "cents":
        return _AMOUNT
    if kind in _SENTENCES:
        return Sentence(_SENTENCES[kind].text, values)
    return say("Dit kan hier niet staan: %(reason)s.", reason=error["msg"])
