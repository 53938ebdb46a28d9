"""A form as data: pages with questions. Read from `service.yaml`, kept in published versions."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema

from eloket.core.texts import Strict, Text
from eloket.eforms.problems import marked

_KEY = r"[a-z][a-z0-9_]*"
Key = Annotated[str, Field(pattern=f"^{_KEY}$")]

Type = Literal[
    "text",
    "long_text",
    "number",
    "money",
    "yes_no",
    "choice",
    "several",
    "date",
    "period",
    "time",
    "email",
    "phone",
    "national_number",
    "iban",
    "licence_plate",
    "enterprise_number",
    "address",
    "postcode",
    "place",
    "household_members",
    "household_member",
    "person",
    "files",
    "agree",
    "group",
    "information",
    "calculated",
]
TYPE_NAMES: tuple[str, ...] = get_args(Type)


LONGEST_EXPRESSION = 500
"""In characters."""


def _condition(when: Any) -> dict[str, tuple[str, ...]] | str:
    """`{dog: yes}` and `{dog: [small, big]}`: one value or several. YAML reads a bare yes or no as true or false."""
    if isinstance(when, str) and when.strip():
        return _expression(when)
    if not isinstance(when, Mapping) or not all(isinstance(key, str) and re.fullmatch(_KEY, key) for key in when):
        raise ValueError(marked("Schrijf een voorwaarde als “vraag: antwoord”, of als formule."))
    return {key: tuple(_value(value) for value in _list(values)) for key, values in when.items()}


def _list(values: Any) -> list[Any]:
    return list(values) if isinstance(values, list | tuple) else [values]


def _value(value: Any) -> str:
    if not isinstance(value, str | bool):
        raise ValueError(marked("Schrijf een voorwaarde als “vraag: antwoord”, of als formule."))
    return value if isinstance(value, str) else "yes" if value else "no"


def _expression(text: Any) -> str:
    if not isinstance(text, str) or not text.strip():
        raise ValueError(marked("Schrijf hier een formule. Bijvoorbeeld: people * 500."))
    if len(text) > LONGEST_EXPRESSION:
        raise ValueError(marked("Deze formule is te lang. Gebruik hoogstens 500 tekens."))
    return " ".join(text.split())


def _limit(limit: Any) -> int | str:
    if isinstance(limit, str) and re.fullmatch(_KEY, limit):
        return limit
    if not isinstance(limit, bool) and re.fullmatch(r"-?[0-9]{1,6}", str(limit)):
        return int(limit)
    raise ValueError(marked("Vul een aantal dagen in, of de naam van een eerdere vraag naar een dag."))


When = Annotated[
    dict[str, tuple[str, ...]] | str,
    PlainValidator(_condition),
    PlainSerializer(lambda when: when, return_type=Any),
    WithJsonSchema({"type": ["object", "string"]}),
]
"""Conditions on earlier answers. A mapping: all must hold, each with one of its values; empty: always. Text: an
expression (expressions.py) that says yes or no.
"""

Expression = Annotated[str, PlainValidator(_expression), WithJsonSchema({"type": "string"})]
Limit = Annotated[int | str, PlainValidator(_limit), WithJsonSchema({"type": ["integer", "string"]})]
"""Days from today, or the key of an earlier question about a day."""

Who = Literal["me", "child", "partner", "household", "other"]


class Calculation(Strict):
    """What is computed from earlier answers: an amount in cents, or a whole number."""

    value: Expression
    result: Literal["money", "number"] = "money"


class Option(Strict):
    value: Key
    label: Text
    hint: Text | None = None


class Question(Strict):
    """One question. `fact` names what the city may know already: whose fact is known is not asked.

    `why` is shown to the citizen behind "Waarom vragen wij dit?"; the questions of a group share that of the group.
    `postcodes` are those an address must have one of.
    """

    key: Key
    type: Type
    label: Text
    why: Text | None = None
    hint: Text | None = None
    required: bool = True
    when: When = {}
    fact: str | None = None
    options: tuple[Option, ...] = ()
    earliest: Limit | None = Field(None, description="of a date: days from today, or an earlier question")
    latest: Limit | None = Field(None, description="of a date: days from today, or an earlier question")
    minimum: int | None = Field(None, description="of a number, or of an amount in euro")
    maximum: int | None = Field(None, description="of a number, or of an amount in euro")
    unit: Text | None = Field(None, description="of a number: what is counted, written behind it")
    shortest: int | None = Field(None, ge=1, description="of a period: days, the first and the last included")
    longest: int | None = Field(None, ge=1, description="of a text: characters; of a period: days")
    fewest: int = Field(1, ge=0, le=20, description="of a group: how many at least")
    most: int = Field(5, ge=1, le=20, description="of files, or of a group: how many")
    postcodes: tuple[str, ...] = ()
    who: tuple[Who, ...] = Field((), description="of a person: who it can be about")
    questions: tuple["Question", ...] = Field((), description="of a group: what is asked of each")
    calculated: Calculation | None = None


class Page(Strict):
    key: Key
    title: Text
    intro: Text | None = None
    when: When = {}
    questions: tuple[Question, ...] = Field(min_length=1)


class Form(Strict):
    """`facts` are shown on the first page as what the city already knows; `pages` ask the rest."""

    facts: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    declaration: Text
    submit: Text

    def page(self, key: str) -> Page | None:
        return next((page for page in self.pages if page.key == key), None)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    @property
    def bound_facts(self) -> tuple[str, ...]:
        """Every fact the form shows, chooses from, or asks of those whose fact is not known."""
        return tuple(dict.fromkeys([*self.facts, *filter(None, (question.fact for question in self.questions))]))
