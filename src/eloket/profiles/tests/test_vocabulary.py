import pytest

from eloket.profiles import wording
from eloket.profiles.vocabulary import VOCABULARY, Fact


@pytest.mark.parametrize("fact", VOCABULARY.values(), ids=lambda fact: fact.name)
def test_every_fact_has_a_label_in_both_languages_a_holder_and_a_form(fact: Fact) -> None:
    assert fact.label("nl") and fact.label("en")
    assert fact.holder in ("register", "own")
    assert fact.form in wording.FORMS
