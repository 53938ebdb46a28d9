"""A form as data: pages with questions. Read from `service.yaml`, kept in published versions."""

from typing import Annotated, Literal

from pydantic import Field

from eloket.core.texts import Strict, Text

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Option(Strict):
    value: Key
    label: Text
    hint: Text | None = None


class Question(Strict):
    """One question. `fact` names what the city knows and this question chooses from.

    `why` is shown to the citizen behind "Waarom vragen wij dit?". `earliest` and `latest` are days from today;
    `postcodes` are those an address must have one of.
    """

    key: Key
    type: Literal["text", "long_text", "yes_no", "choice", "date", "address", "household_members"]
    label: Text
    why: Text
    hint: Text | None = None
    required: bool = True
    fact: str | None = None
    options: tuple[Option, ...] = ()
    earliest: int | None = None
    latest: int | None = None
    longest: int = 200
    postcodes: tuple[str, ...] = ()


class Page(Strict):
    key: Key
    title: Text
    intro: Text | None = None
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
    def bound_facts(self) -> tuple[str, ...]:
        """Every fact the form shows or chooses from."""
        chosen_from = (question.fact for page in self.pages for question in page.questions)
        return tuple(dict.fromkeys([*self.facts, *filter(None, chosen_from)]))
