"""What stands in `services/<slug>/service.yaml`."""

from typing import Literal

from pydantic import Field, model_validator

from eloket.core.texts import Strict, Text
from eloket.eforms.definition import Form


class Fee(Strict):
    """`cents` of euro, valid from a day (ISO)."""

    cents: int = Field(ge=0)
    since: str


class Channels(Strict):
    """How the service can be had."""

    online: bool
    appointment: bool
    counter: bool


class Review(Strict):
    team: str


class Update(Strict):
    """Tell a register. `answers` says which question gives the people, the address and the date."""

    source: Literal["population"]
    event: Literal["moved"]
    people: str
    address: str
    day: str


class Issue(Strict):
    kind: str


class Step(Strict):
    """One step of the procedure: exactly one of these."""

    review: Review | None = None
    update: Update | None = None
    issue: Issue | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "Step":
        if len(self.model_fields_set) != 1:
            raise ValueError("a step is exactly one of review, update or issue")
        return self

    @property
    def act(self) -> str:
        return next(iter(self.model_fields_set))


class ServiceDefinition(Strict):
    """Everything a service is, in one record. Texts in plain Dutch (B1, "u") and English."""

    code: str
    title: Text
    summary: Text
    audience: Text
    about: tuple[Text, ...]
    theme: str
    life_events: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    channels: Channels
    assurance: Literal["low", "substantial", "high"]
    minimum_age: int | None = Field(None, ge=0, description="in years; of whoever asks")
    fee: Fee
    decide_within_days: int = Field(ge=0, description="calendar days; 0 means at once")
    promise: Text
    you_need: tuple[Text, ...] = ()
    afterwards: tuple[Text, ...]
    granted: Text = Field(description="what a granted request means, in the message about it")
    law: tuple[Text, ...] = ()
    form: Form
    procedure: tuple[Step, ...] = Field(min_length=1)
