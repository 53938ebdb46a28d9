"""What stands in `services/<slug>/service.yaml`. How to write one: docs/services.md."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field, JsonValue, StringConstraints, model_validator

from eloket.core.texts import Strict, Text
from eloket.eforms.definition import Form, Key
from eloket.eforms.problems import marked

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
# Other systems read these as IRIs: nothing that ends one, or that nobody can write down again.
WebAddress = Annotated[str, StringConstraints(pattern=r"""^https://[^\s<>"{}|\\^`]+$""")]
ConceptName = Annotated[str, StringConstraints(pattern=r"""^(\d+|https?://[^\s<>"{}|\\^`]+)$""")]
ISODate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


def _no_yes(answer: JsonValue) -> JsonValue:
    """YAML reads a bare yes or no as true or false."""
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else answer


class Fee(Strict):
    """One line of the fee table: `cents` of euro, in force from a day on. `what` tells lines apart."""

    cents: int = Field(ge=0, description="in euro cents; 0 means free")
    since: ISODate = Field(description='the first day on which this fee holds, quoted: "2026-01-01"')
    what: Text | None = Field(None, description="what this line is for; leave it out when there is one line")


class Channels(Strict):
    """How the service can be had."""

    online: bool
    appointment: bool
    counter: bool
    minutes: int | None = Field(None, ge=5, le=240, description="how long it takes at the counter")
    because: Text | None = Field(None, description="why it cannot be done online, or why people come to the counter")


class Elsewhere(Strict):
    """The form belongs to another government."""

    name: Text = Field(description='whose it is and what it is called: "het Omgevingsloket van Vlaanderen"')
    url: WebAddress
    ours: Text = Field(description="what the city itself still does: the reason for a form or a visit here")


class Term(Strict):
    """Within how many days the city decides. One of the two; 0 working days means at once."""

    working_days: int | None = Field(None, ge=0)
    days: int | None = Field(None, ge=1, description="calendar days")

    @model_validator(mode="after")
    def _one_of_them(self) -> "Term":
        if (self.working_days is None) == (self.days is None):
            raise ValueError(marked("Vul één van de twee in: werkdagen of kalenderdagen."))
        return self


class Output(Strict):
    """The document that a granted request gives, with the facts and answers of the request on it."""

    title: Text
    states: Text = Field(description="the sentence above them: what the city declares, permits or decides")
    valid_days: int | None = Field(None, ge=1, description="how long it may be used; leave it out when it has no end")


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
    """Put a document in the vault: of a kind, or the one that stands under `output` when there is no kind."""

    kind: str | None = None


class Step(Strict):
    """One step of the procedure: exactly one of these."""

    review: Review | None = None
    update: Update | None = None
    issue: Issue | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "Step":
        if len(self.model_fields_set) != 1:
            raise ValueError(
                marked("Een stap is één ding: een beslissing, een wijziging in een register, of een document.")
            )
        return self

    @property
    def act(self) -> str:
        return next(iter(self.model_fields_set))


Said = Annotated[JsonValue, AfterValidator(_no_yes)]
"""An answer as the draft of a request keeps it: a word, a number, words, or what a question of several fields gives."""


class Trial(Strict):
    """A test case: with these answers the form asks exactly these pages."""

    name: str
    answers: dict[Key, Said] = {}
    pages: tuple[Key, ...]


class ServiceDefinition(Strict):
    """Everything a service is, in one record. Texts in plain Dutch (B1, "u") and English."""

    code: str
    title: Text
    summary: Text = Field(description="one sentence for lists and search results")
    audience: Text = Field(description='one sentence: "U woont in deze stad en …"')
    target: Literal["citizen", "business", "association"]
    about: tuple[Text, ...] = Field(min_length=1, description="paragraphs")
    theme: str = Field(description="a code of the IPDC list of themes")
    life_events: tuple[str, ...] = ()
    keywords: tuple[str, ...] = Field((), description="Dutch words people type, everyday and dialect words included")
    related: tuple[Slug, ...] = ()
    channels: Channels
    elsewhere: Elsewhere | None = None
    assurance: Literal["none", "low", "substantial", "high"]
    minimum_age: int | None = Field(None, ge=0, description="in years; of whoever asks")
    fees: tuple[Fee, ...] = Field(min_length=1)
    decide_within: Term
    we_fetch: tuple[Text, ...] = Field((), description="what the city looks up itself, beside the facts of the form")
    you_need: tuple[Text, ...] = ()
    afterwards: tuple[Text, ...] = Field(min_length=1)
    granted: Text | None = Field(None, description="what a granted request means, in the message about it")
    output: Output | None = None
    law: tuple[Text, ...] = Field((), description="title and date of each legal ground")
    phone: str = Field("", description="where people can call about this service")
    concept: ConceptName | None = Field(
        None, description='the product in IPDC: its number, quoted ("926"), or the URI of its concept'
    )
    concept_seen: AwareDatetime | None = Field(
        None, description="the moment of the snapshot of the concept that these texts were compared with"
    )
    form: Form | None = None
    procedure: tuple[Step, ...] = ()
    tests: tuple[Trial, ...] = ()

    @property
    def online_form(self) -> Form:
        """The form of a service that can be asked for online. Raises ValueError for another one."""
        if self.form is None:
            raise ValueError(f"{self.code} has no form")
        return self.form

    def fees_on(self, day: date) -> tuple[Fee, ...]:
        """The fee of each line as it holds on a day, in the order of the table."""
        latest: dict[str, Fee] = {}
        for fee in sorted(self.fees, key=lambda fee: fee.since):
            if fee.since <= day.isoformat():
                latest[fee.what.nl if fee.what else ""] = fee
        order = [fee.what.nl if fee.what else "" for fee in self.fees]
        return tuple(latest[what] for what in dict.fromkeys(order) if what in latest)
