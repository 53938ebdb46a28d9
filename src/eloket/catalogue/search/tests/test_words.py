import pytest

from eloket.catalogue.search.words import LANGUAGES, replaced, words

DUTCH, ENGLISH = LANGUAGES["nl"], LANGUAGES["en"]


def are_equal(one: str, other: str) -> bool:
    return not set(DUTCH.keys(one)).isdisjoint(DUTCH.keys(other))


def test_words_have_no_capitals_accents_or_marks() -> None:
    assert words("Crèche, Café's en ‘foto’s’: ÉÉN!") == ["creche", "cafe", "en", "foto", "een"]


@pytest.mark.parametrize("text", ["", " ", "?!…", "\0", "🙂"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("verhuisd", "verhuizen"),
        ("verhuist", "verhuizing"),
        ("gewijzigd", "wijziging"),
        ("huizen", "huis"),
        ("gescheiden", "scheiding"),
        ("gestorven", "sterven"),
        ("kinderen", "kind"),
        ("kaartje", "kaart"),
        ("paske", "pas"),
        ("boekske", "boek"),
        ("kindeke", "kinderen"),
        ("opgehaald", "ophalen"),
        ("attesten", "attest"),
    ],
)
def test_forms_of_a_word_are_equal(one: str, other: str) -> None:
    assert are_equal(one, other)


@pytest.mark.parametrize(("one", "other"), [("graf", "graven"), ("paspoort", "passage"), ("huis", "huur")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert not are_equal(one, other)


def test_questions_and_politeness_say_nothing() -> None:
    assert DUTCH.telling("Hoe kan ik mijn paspoort krijgen, alstublieft?") == ["paspoort", "krijgen"]
    assert ENGLISH.telling("How do I get my passport?") == ["passport"]


def test_a_word_is_replaced_where_it_stands() -> None:
    assert replaced("Mijn pàspport, graag", {"paspport": "paspoort"}) == "Mijn paspoort, graag"
