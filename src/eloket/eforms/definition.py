"""A form as data: pages with questions. Read from `service.yaml`, kept in published versions."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from eloket.core.texts import Strict, Text

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]

Type = Literal[
    "text",
    "long_text",
    "number",
    "money",
    "yes_no",
    "choice",
    "several",
    "date",
    "time",
    "email",
    "phone",
    "national_number",
    "iban",
    "licence_plate",
    "enterprise_number",
    "address",
    "place",
    "household_members",
    "household_member",
    "files",
    "agree",
]
TYPE_NAMES: tuple[str, ...] = get_args(Type)


def _values(conditions: Any) -> Any:
    """`{dog: yes}` and `{dog: [small, big]}`: one value or several. YAML reads a bare yes or no as true or false."""
    if not isinstance(conditions, Mapping):
        return conditions
    words = {True: "yes", False: "no"}
    return {
        key: [words.get(value, value) if isinstance(value, bool) else value for value in _list(values)]
        for key, values in conditions.items()
    }


def _list(values: Any) -> list[Any]:
    return list(values) if isinstance(values, list | tuple) else [values]


When = Annotated[dict[Key, tuple[str, ...]], BeforeValidator(_values)]
"""Conditions on earlier answers: all must hold, each with one of its values. Empty: always."""


class Option(Strict):
    value: Key
    label: Text
    hint: Text | None = None


class Question(Strict):
    """One question. `fact` names what the city may know already: whose fact is known is not asked.

    `why` is shown to the citizen behind "Waarom vragen wij dit?". `earliest` and `latest` are days from today;
    `postcodes` are those an address must have one of.
    """

    key: Key
    type: Type
    label: Text
    why: Text
    hint: Text | None = None
    required: bool = True
    when: When = {}
    fact: str | None = None
    options: tuple[Option, ...] = ()
    earliest: int | None = Field(None, description="of a date: days from today")
    latest: int | None = Field(None, description="of a date: days from today")
    minimum: int | None = Field(None, description="of a number, or of an amount in euro")
    maximum: int | None = Field(None, description="of a number, or of an amount in euro")
    unit: Text | None = Field(None, description="of a number: what is counted, written behind it")
    longest: int = Field(200, description="of a text: characters")
    most: int = Field(5, ge=1, le=10, description="of files: how many")
    postcodes: tuple[str, ...] = ()


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
