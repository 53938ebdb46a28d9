"""Events from the command line, and what is answered to bad input."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from eloket.demo import loading
from eloket.demo.cast import CAST, HOUSEHOLDS
from eloket.registries.errors import PersonUnknown
from eloket.registries.models import EmbeddedMutation
from eloket.registries.sources.embedded import EmbeddedRegister


@pytest.mark.django_db
def test_events_are_played_from_the_command_line() -> None:
    loading.build(HOUSEHOLDS)
    fatima, thomas, yasmine, adam = (person.number for person in HOUSEHOLDS[0])
    out = StringIO()

    def simulate(*words: str) -> str:
        call_command("simulate", *words, stdout=out)
        return out.getvalue().splitlines()[-1]

    assert "Fatima El Amrani, Adam Peeters" in simulate(
        "move", fatima, "--with", adam, "--street", "Meir", "--house", "5", "--postcode", "2000", "--on", "2026-05-01"
    )
    assert "Thomas Peeters, Yasmine Peeters" in simulate("move", thomas, "--household", "--on", "2026-05-02")
    assert "Lina Peeters" in simulate(
        "birth", fatima, thomas, "--names", "Lina", "--sex", "F", "--on", "2026-05-02", "--named-after", thomas
    )
    assert "Thomas" in simulate("divorce", fatima, thomas, "--on", "2026-05-03")
    assert "Antwerpen" in simulate("marriage", fatima, thomas, "--on", "2026-05-04")
    assert "Fatima" in simulate("death", fatima, "--on", "2026-05-05")
    kinds = list(EmbeddedMutation.objects.order_by("sequence").values_list("kind", flat=True))
    assert kinds == ["moved", "moved", "born", "divorced", "married", "died"]
    register = EmbeddedRegister()
    assert register.person(thomas).civil_status == "widowed"
    assert [person.given_names for person in register.household(register.person(yasmine).household or 0)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["move", "97642700224", "--street", "Meir"], "together"),
        (["move", "97642700225"], "not a national number"),
        (["death", "97642700224", "--on", "yesterday"], "not a day"),
        (["death", "85073003328"], "nobody with this number"),
        (["divorce", "97642700224", "55640300256"], "not married"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(words: list[str], sentence: str) -> None:
    loading.build(HOUSEHOLDS)
    with pytest.raises(CommandError, match=sentence):
        call_command("simulate", *words)


@pytest.mark.django_db
def test_nobody_of_the_cast_is_there_before_the_city_is_built() -> None:
    with pytest.raises(PersonUnknown):
        EmbeddedRegister().person(CAST[0].number)
