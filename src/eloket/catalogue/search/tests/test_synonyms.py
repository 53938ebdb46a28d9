import pytest

from eloket.catalogue.search.synonyms import SynonymMistaken, Synonyms, synonyms
from eloket.catalogue.search.words import LANGUAGES

DUTCH = LANGUAGES["nl"]
CONTENT = {
    "same": [["fiets", "velo"], ["vrij om te trouwen", "ongehuwd"], ["geld", "subsidie"]],
    "kinds_of": {"buitenland": ["spanje"], "subsidie": ["centen"]},
}


def others(found: Synonyms, *words: str) -> list[tuple[int, tuple[tuple[str, ...], ...]]]:
    return list(found.at(words, 0))


@pytest.fixture(scope="module")
def few() -> Synonyms:
    return Synonyms.of(DUTCH, CONTENT)


def test_those_of_a_group_find_each_other(few: Synonyms) -> None:
    assert others(few, "velo") == [(1, (("fiets",),))]
    assert others(few, "fietsen") == [(1, (("velo",),))]


def test_a_kind_finds_the_general_word_and_not_the_other_way_round(few: Synonyms) -> None:
    assert others(few, "spanje") == [(1, (("buitenland",),))]
    assert others(few, "buitenland") == []


def test_a_kind_finds_what_the_general_word_finds(few: Synonyms) -> None:
    assert others(few, "centen") == [(1, (("subsidie",), ("geld",)))]


def test_a_phrase_is_found_whole_only(few: Synonyms) -> None:
    assert others(few, "vrij", "trouwen") == [(2, (("ongehuwd",),))]
    assert others(few, "vrij") == others(few, "vrij", "zijn") == []


def test_an_entry_of_ignored_words_is_a_mistake() -> None:
    with pytest.raises(SynonymMistaken, match="'van de' in synonyms"):
        Synonyms.of(DUTCH, {"same": [["van de", "fiets"]], "kinds_of": {}})


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_file_of_the_editors_can_be_read(code: str) -> None:
    assert len(synonyms(code).others) > 100
