import pytest

from eloket.catalogue.search.compounds import joined, parts

KNOWN = {
    "ver",
    "huizing",
    "verhuis",
    "wagen",
    "stad",
    "park",
    "kind",
    "dag",
    "verblijf",
    "geboorte",
    "bewijs",
    "boek",
    "kast",
}


@pytest.mark.parametrize(
    ("word", "made_of"),
    [
        ("verhuiswagen", ("verhuis", "wagen")),
        ("stadspark", ("stad", "park")),
        ("boekenkast", ("boek", "kast")),
        ("kinderdagverblijf", ("kind", "dag", "verblijf")),
    ],
)
def test_a_compound_is_made_of_known_words(word: str, made_of: tuple[str, ...]) -> None:
    assert parts(word, KNOWN.__contains__) == made_of


@pytest.mark.parametrize("word", ["verhuizing", "wagen", "stadsmuur", "xyz", ""])
def test_a_word_that_is_not_made_of_known_words_has_no_parts(word: str) -> None:
    assert parts(word, KNOWN.__contains__) == ()


def test_two_words_may_be_written_as_one_with_something_between_them() -> None:
    assert "geboortebewijs" in joined("geboorte", "bewijs")
    assert "stadspark" in joined("stad", "park")
