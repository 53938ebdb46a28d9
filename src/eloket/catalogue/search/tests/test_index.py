import pytest

from eloket.catalogue.search.index import Index
from eloket.catalogue.search.tests.builders import a_service, an_index, first


@pytest.fixture(scope="module")
def index() -> Index:
    return an_index(
        "Verhuizing melden",
        "Uittreksel uit de overlijdensakte",
        "Overlijden aangeven",
        "Een kind erkennen",
        "Fiets laten labelen",
        "Zaal reserveren",
        "Paspoort voor volwassenen",
        "Paspoort met spoed",
        akte=a_service("Akte van geboorte", "geboortebewijs", en="Birth certificate"),
        verbod=a_service("Parkeerverbod voor een verhuis", "verhuiswagen"),
        wafels=a_service("Occasionele verkoop", "wafelverkoop"),
        raad=a_service("Hulp", about=[{"nl": "Ook over een leeuw en een paspoort.", "en": "A lion."}]),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("geboortebewijs", "akte"),
        ("geboorte bewijs", "akte"),
        ("bewijs van geboorte", "akte"),
        ("geboortebewijzen", "akte"),
        ("geboortebwijs", "akte"),
        ("ik ben verhuisd", "Verhuizing melden"),
        ("hoe geef ik een verhuizing door", "Verhuizing melden"),
        ("verhuiswagen parkeren", "verbod"),
        ("bomma gestorven", "Overlijden aangeven"),
        ("velo laten labelen", "Fiets laten labelen"),
        ("feestzaal", "Zaal reserveren"),
        ("wafels", "wafels"),
        ("PASPOORT!!", "Paspoort voor volwassenen"),
        ("paspoort dringend", "Paspoort met spoed"),
        ("leeuw", "raad"),
    ],
)
def test_people_find_what_they_mean(index: Index, query: str, expected: str) -> None:
    assert first(index, query) == expected


@pytest.mark.parametrize("query", ["", "  ", "?", "xyzzyqwerty", "\0", "a" * 10_000, "🙂 🙃"])
def test_nonsense_finds_nothing_and_breaks_nothing(index: Index, query: str) -> None:
    assert index.search(query, "nl").slugs == ()


def test_a_title_counts_for_more_than_an_explanation(index: Index) -> None:
    found = index.search("paspoort", "nl").slugs
    assert "raad" not in found[:2]


def test_a_correction_is_told_in_the_words_of_the_query(index: Index) -> None:
    assert index.search("mijn pàspport, graag", "nl").corrected == "mijn paspoort, graag"
    assert index.search("mijn paspoort", "nl").corrected == ""


def test_the_words_that_were_understood_are_told(index: Index) -> None:
    assert index.search("hoe kan ik een fiets labelen?", "nl").words == ("fiets", "labelen")


def test_a_search_in_english_is_answered_in_english_and_knows_dutch_words_too(index: Index) -> None:
    assert first(index, "birth certificates", "en") == "akte"
    assert first(index, "geboortebewijs", "en") == "akte"
    assert first(index, "lion", "en") == "raad"


def test_who_reads_dutch_may_type_english(index: Index) -> None:
    assert first(index, "lion") == "raad"


def test_a_language_that_is_not_there_is_searched_in_dutch(index: Index) -> None:
    assert first(index, "verhuizing", "fr") == "Verhuizing melden"


def test_while_somebody_types_the_last_word_may_be_a_beginning(index: Index) -> None:
    assert "Verhuizing melden" in index.search("verhu", "nl", is_typing=True).slugs
    assert "Paspoort met spoed" in index.search("pasp", "nl", is_typing=True).slugs
    assert index.search("paspoort sp", "nl", is_typing=True).slugs[0] == "Paspoort met spoed"


def test_a_catalogue_without_services_finds_nothing() -> None:
    empty = Index.of([])
    assert empty.search("paspoort", "nl").slugs == empty.in_order("nl") == ()


def test_without_a_query_they_stand_in_the_order_of_the_alphabet() -> None:
    assert an_index("Zaal", "Élan", "Fuif").in_order("nl") == ("Élan", "Fuif", "Zaal")
