import pytest
from hypothesis import given
from hypothesis import strategies as st

from eloket.eforms.questions.addresses import AS_TYPED
from eloket.eforms.rules import shown, typed
from eloket.eforms.streets import STREETS, Streets
from eloket.eforms.tests.builders import KNOWN, a_question, answer, problems, refused_fields, sent

SOME = Streets.of(
    [
        ("2060", "Gasstraat"),
        ("2000", "Meir"),
        ("2000", "Sint-Katelijnevest"),
        ("2018", "Viséstraat"),
        ("2060", "Kerkstraat"),
    ]
)
WITHIN = a_question("address", postcodes=("2000", "2060"))
HOME = {"q_street": "Gasstraat", "q_number": "12", "q_postcode": "2060", "q_municipality": "Antwerpen"}


@pytest.mark.parametrize(
    ("typed_", "street"),
    [
        ("gasstraat", "Gasstraat"),
        (" GASSTR. ", "Gasstraat"),
        ("meir", "Meir"),
        ("St Katelijnevest", "Sint-Katelijnevest"),
        ("sint katelijnevest", "Sint-Katelijnevest"),
        ("Visestraat", "Viséstraat"),
        ("Gastraat", None),
        ("", None),
    ],
)
def test_a_street_is_known_however_it_is_written(typed_: str, street: str | None) -> None:
    assert SOME.named(typed_) == street


@pytest.mark.parametrize(
    ("typed_", "nearest"),
    [("Gastraat", "Gasstraat"), ("Kerkstraet", "Kerkstraat"), ("Katelijnevest", "Sint-Katelijnevest")],
)
def test_the_nearest_street_comes_first(typed_: str, nearest: str) -> None:
    assert SOME.near(typed_)[0] == nearest


def test_what_is_like_no_street_has_none_near() -> None:
    assert SOME.near("Onbestaandelaan") == SOME.near("") == ()


def test_a_list_completes_the_words_of_a_street() -> None:
    assert SOME.beginning("kat") == ("Sint-Katelijnevest",)
    assert SOME.beginning("kerkstraet") == ("Kerkstraat",)
    assert SOME.beginning(" ") == ()


@given(st.text(max_size=200))
def test_whatever_is_typed_has_streets_or_none(text: str) -> None:
    assert {*STREETS.near(text), *STREETS.beginning(text)} <= set(STREETS.names)
    assert STREETS.named(text) in {None, *STREETS.names}


def test_an_address_in_the_city_is_kept_as_the_city_writes_it() -> None:
    assert answer(WITHIN, **HOME | {"q_street": "gasstr"})["street"] == "Gasstraat"


def test_a_street_that_the_city_does_not_know_is_asked_about() -> None:
    fields = HOME | {"q_street": "Gastraat"}
    (problem,) = problems(WITHIN, **fields)
    assert (problem.field, problem.values) == ("q-meant", {"street": "Gastraat"})
    page = typed(WITHIN, sent(**fields))
    assert page["near"][0] == "Gasstraat" and page["meant"] == ""
    assert answer(WITHIN, **fields, q_meant="Gasstraat")["street"] == "Gasstraat"


def test_whoever_says_that_it_is_right_goes_on() -> None:
    fields = HOME | {"q_street": "Splinternieuwlaan"}
    assert refused_fields(WITHIN, **fields) == ["q-meant"]
    assert refused_fields(WITHIN, **fields, q_meant="zomaar") == ["q-meant"]
    kept = answer(WITHIN, **fields, q_meant=AS_TYPED)
    assert kept["street"] == "Splinternieuwlaan"
    # Coming back to the page does not ask again.
    assert shown(WITHIN, {"q": kept}, KNOWN)["meant"] == AS_TYPED


def test_a_street_that_is_known_needs_no_choice() -> None:
    assert answer(WITHIN, **HOME, q_meant=AS_TYPED)["street"] == "Gasstraat"
    assert "near" not in shown(WITHIN, {"q": answer(WITHIN, **HOME)}, KNOWN)


@pytest.mark.parametrize("postcodes", [(), ("9000",)])
def test_of_other_places_the_list_knows_nothing(postcodes: tuple[str, ...]) -> None:
    question = a_question("address", postcodes=postcodes)
    assert answer(question, **HOME | {"q_street": "Gastraat", "q_postcode": "9000"})["street"] == "Gastraat"
