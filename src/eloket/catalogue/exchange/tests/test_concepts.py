"""Concepts as IPDC writes them: what is read, what changed, and the first draft of a service."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from eloket.catalogue.definition import ServiceDefinition
from eloket.catalogue.exchange.concepts import ConceptSnapshot, NotAConcept, draft_of, is_changed, snapshot_of
from eloket.catalogue.exchange.markup import lines
from eloket.catalogue.exchange.tests.builders import a_service

EXAMPLES = Path(__file__).parent / "examples"


def member(page: int = 0) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((EXAMPLES / f"ldes_conceptsnapshots_page-{page}.json").read_text())
    return deepcopy(content["member"][0])


def a_concept(**changes: Any) -> ConceptSnapshot:
    return snapshot_of(member() | changes)


def words(text: str) -> dict[str, str]:
    return {"nl": f"<p>{text}</p>"}


def test_a_concept_has_its_number_its_words_and_its_moment() -> None:
    concept = a_concept()
    assert concept.uri == "https://ipdc.tni-vlaanderen.be/id/concept/705d401c-1a41-4802-a863-b22499f71b84"
    assert (concept.number, concept.is_archived) == ("1502", False)
    assert concept.title == {"nl": "Akte van Belgische nationaliteit - nl", "en": "Certificate of Belgian nationality"}
    assert concept.description["en"].startswith("The certificate of Belgian nationality is granted")
    assert concept.generated_at == datetime(2023, 7, 12, 11, 40, 20, 441775, tzinfo=UTC)


@pytest.mark.parametrize("said", [True, "true", "True"])
def test_an_archived_concept_says_so_in_several_ways(said: Any) -> None:
    assert a_concept(gearchiveerd=said).is_archived


@pytest.mark.parametrize("said", [False, "false", "False", None])
def test_a_concept_that_is_not_archived_too(said: Any) -> None:
    assert not a_concept(gearchiveerd=said).is_archived


@pytest.mark.parametrize(
    "wrong",
    [
        "text",
        {},
        {"@type": ["InstantieSnapshot"]},
        member() | {"isVersionOf": None},
        member() | {"naam": {}},
        member() | {"generatedAtTime": "gisteren"},
        member() | {"generatedAtTime": 5},
    ],
)
def test_what_is_no_concept_is_named(wrong: Any) -> None:
    with pytest.raises(NotAConcept):
        snapshot_of(wrong)


@pytest.mark.parametrize(
    ("seen", "changed"),
    [
        ("2023-07-12T11:40:20Z", True),
        ("2023-07-12T13:40:20.441775+02:00", False),
        ("2024-01-01T00:00:00Z", False),
        (None, False),
    ],
)
def test_a_service_knows_whether_its_concept_changed_since(seen: str | None, changed: bool) -> None:
    assert is_changed(a_service(concept="1502", concept_seen=seen), a_concept()) is changed


def test_a_draft_has_what_the_concept_says() -> None:
    draft = draft_of(a_concept())
    assert draft["title"]["en"] == "Certificate of Belgian nationality"
    assert draft["summary"]["en"].endswith("declaration or naturalisation.")
    assert (draft["theme"], draft["target"], draft["concept"]) == ("BurgerOverheid", "citizen", "1502")
    assert draft["concept_seen"] == "2023-07-12T11:40:20.441775+00:00"
    assert draft["keywords"] == ["Akte - nl", "Nationaliteit - nl"]
    assert draft["fees"][0] | {"what": None} == {"cents": 0, "since": "2023-07-12", "what": None}
    assert draft["you_need"][0]["en"].splitlines()[1] == "your own identity card."
    assert all(not set("<>") & set(text["nl"] + text["en"]) for name in ("about", "law") for text in draft[name])


def test_a_draft_fits_the_record_of_a_service() -> None:
    """What only the city knows is added, and nothing has to be taken away."""
    for page in (0, 1):
        own = {name: a_service().model_dump(mode="json", exclude_unset=True)[name] for name in (
            "code", "audience", "channels", "assurance", "decide_within", "phone"
        )}  # fmt: skip
        draft = draft_of(snapshot_of(member(page)))
        assert ServiceDefinition.model_validate(draft | own).concept == draft["concept"]


def test_a_concept_with_nothing_but_a_name_gives_a_draft_all_the_same() -> None:
    bare = {name: member()[name] for name in ("@type", "isVersionOf", "generatedAtTime")} | {"naam": {"nl": "Ding"}}
    assert draft_of(snapshot_of(bare)) == {
        "title": {"nl": "Ding", "en": ""},
        "summary": {"nl": "", "en": ""},
        "concept": bare["isVersionOf"],
        "concept_seen": "2023-07-12T11:40:20.441775+00:00",
    }


def test_formal_words_of_a_person_come_before_those_of_a_machine() -> None:
    names = {"nl-BE-x-generated-formal": "machine", "nl": "mens", "nl-BE-x-formal": "u"}
    assert draft_of(a_concept(naam=names))["title"]["nl"] == "u"
    del names["nl-BE-x-formal"]
    assert draft_of(a_concept(naam=names))["title"]["nl"] == "mens"


@pytest.mark.parametrize(
    ("said", "cents"),
    [
        ("De aanvraag is gratis.", [0]),
        ("U betaalt € 12,5 of 1.250,00 euro met spoed.", [1250, 125000]),
        ("Dit kost 22 EUR.", [2200]),
        ("De kostprijs vraagt u aan het loket.", []),
    ],
)
def test_amounts_are_read_from_the_words(said: str, cents: list[int]) -> None:
    draft = draft_of(a_concept(kosten=[{"naam": words("Kost"), "beschrijving": words(said)}]))
    assert [fee["cents"] for fee in draft.get("fees", [])] == cents


@pytest.mark.parametrize(
    ("english", "texts"),
    [
        ("<p>one</p><p>two</p>", [("een", "one"), ("twee", "two")]),
        ("<p>one, two</p><p>and</p><p>more</p>", [("een\ntwee", "one, two\nand\nmore")]),
        ("", [("een", ""), ("twee", "")]),
    ],
)
def test_no_line_stands_beside_the_translation_of_another(english: str, texts: list[tuple[str, str]]) -> None:
    said = {"nl": "<p>een</p><p>twee</p>", "en": english}
    draft = draft_of(a_concept(procedures=[{"beschrijving": said}]))
    assert [(text["nl"], text["en"]) for text in draft["afterwards"]] == texts


def test_parts_stand_in_their_own_order() -> None:
    parts = [{"beschrijving": words(text), "order": order} for text, order in (("twee", "1.0"), ("een", 0))]
    assert [text["nl"] for text in draft_of(a_concept(procedures=parts))["afterwards"]] == ["een", "twee"]


def test_html_becomes_lines() -> None:
    assert lines("<p>Een <strong>twee</strong><br>drie</p>\n<ul><li>vier\nvijf</li></ul>&amp; zes") == [
        "Een twee",
        "drie",
        "vier vijf",
        "& zes",
    ]
    assert lines("geen html") == ["geen html"] and lines("") == []
