import pytest

from eloket.catalogue.search.corrections import Vocabulary, sound

WORDS = {
    "paspoort": 3.0,
    "identiteitskaart": 3.0,
    "overlijden": 2.0,
    "overlijdensakte": 2.0,
    "verhuizing": 2.0,
    "graffiti": 1.0,
    "akte": 5.0,
    "kat": 1.0,
    "premie": 2.0,
    "premies": 0.1,
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("paspport", "paspoort"),
        ("pasport", "paspoort"),
        ("papsoort", "paspoort"),
        ("identiteidskaart", "identiteitskaart"),
        ("overleiden", "overlijden"),
        ("overleidensakte", "overlijdensakte"),
        ("verhuizng", "verhuizing"),
        ("grafitti", "graffiti"),
        ("acte", "akte"),
    ],
)
def test_a_mistyped_word_leads_to_the_one_that_was_meant(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert vocabulary.nearest(typed)[0].word == meant


@pytest.mark.parametrize("typed", ["kut", "fiets", "xyzzy", "paspoortkantoorklerk"])
def test_a_word_that_is_near_to_none_stays_as_it_is(vocabulary: Vocabulary, typed: str) -> None:
    assert vocabulary.nearest(typed) == ()


def test_of_two_that_are_as_near_the_more_prominent_comes_first(vocabulary: Vocabulary) -> None:
    assert [each.word for each in vocabulary.nearest("premiex")] == ["premie", "premies"]


def test_fewer_mistakes_are_nearer(vocabulary: Vocabulary) -> None:
    (near,), (far,) = vocabulary.nearest("verhuizng"), vocabulary.nearest("verhuzng")
    assert 1 > near.nearness > far.nearness > 0


def test_spellings_that_sound_the_same_are_the_same_sound() -> None:
    assert sound("overleiden") == sound("overlijden")
    assert sound("fiskaal") == sound("fiscaal")


def test_a_beginning_gives_the_words_that_begin_so(vocabulary: Vocabulary) -> None:
    assert vocabulary.beginning_with("overl") == ["overlijdensakte", "overlijden"]
    assert vocabulary.beginning_with("zz") == []
