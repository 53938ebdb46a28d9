from eloket.core.sentences import say
from eloket.core.texts import Text

ENGLISH = {"%(what)s van vraag “%(item)s”": "%(what)s of question “%(item)s”", "Hulptekst": "Hint"}


def english(text: str) -> str:
    return ENGLISH.get(text, text)


def test_a_sentence_is_dutch_unless_somebody_translates_it() -> None:
    sentence = say("%(what)s van vraag “%(item)s”", what=say("Hulptekst"), item=Text(nl="Dag", en="Day"))
    assert str(sentence) == "Hulptekst van vraag “Dag”"
    assert sentence.read("en", english) == "Hint of question “Day”"


def test_several_values_are_read_one_after_the_other() -> None:
    sentence = say("Kies uit %(names)s.", names=(Text(nl="Rood", en="Red"), "blue"))
    assert str(sentence) == "Kies uit Rood, blue." and sentence.read("en", english) == "Kies uit Red, blue."


def test_what_has_no_english_yet_is_called_by_its_dutch_name() -> None:
    assert say("%(name)s", name=Text(nl="Rood", en="")).read("en", english) == "Rood"


def test_a_sentence_without_values_may_hold_any_sign() -> None:
    assert str(say("100% gratis")) == "100% gratis"
