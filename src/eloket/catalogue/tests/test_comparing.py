from copy import deepcopy
from typing import Any

import pytest

from eloket.catalogue.comparing import differences
from eloket.catalogue.tests.builders import WORDS, a_service, asking, defined
from eloket.core.sentences import Sentence

DOG = {"key": "dog", "type": "yes_no", "label": {"nl": "Hebt u een hond?", "en": "Do you have a dog?"}}
DAY = {"key": "day", "type": "date", "label": {"nl": "Datum", "en": "Day"}, "why": WORDS}


def between(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [str(sentence) for sentence in differences(defined(before), defined(after))]


def form(**changes: Any) -> dict[str, Any]:
    """Two pages: about a dog, and about its size."""
    service = asking(DOG)
    size = {"key": "size", "type": "text", "label": WORDS, "why": WORDS}
    second = {"key": "size", "title": {"nl": "Hoe groot?", "en": "How big?"}, "questions": [size]}
    service["form"]["pages"][0]["title"] = {"nl": "Uw hond", "en": "Your dog"}
    service["form"]["pages"].append(second | changes)
    return service


def test_what_says_the_same_has_no_differences() -> None:
    assert between(a_service(), a_service()) == []
    assert between(a_service(), a_service(life_events=[], minimum_age=None)) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": {"nl": "Nieuw", "en": "Words"}}, "Titel: “Een woord” werd “Nieuw”"),
        ({"title": {"nl": "Een woord", "en": "New"}}, "Titel in het Engels: “Words” werd “New”"),
        ({"keywords": ["verhuis"]}, "Zoekwoorden – toegevoegd: “verhuis”"),
        ({"theme": "MilieuEnergie"}, "Thema: “Burger en overheid” werd “Milieu en energie”"),
        (
            {"channels": {"online": True, "appointment": True, "counter": True}},
            "Met een afspraak: “nee” werd “ja”",
        ),
        ({"minimum_age": 18}, "Minimumleeftijd ingevuld: “18”"),
        ({"granted": None}, "Bericht bij goedkeuring weggelaten: “Een woord”"),
    ],
)
def test_a_change_is_a_sentence(changes: dict[str, Any], sentence: str) -> None:
    assert sentence in between(a_service(), a_service(**changes))


def test_an_amount_is_read_as_it_is_typed() -> None:
    dearer = a_service(fees=[{"cents": 2250, "since": "2026-07-01"}])
    assert between(a_service(), dearer) == [
        "Tarief – weggelaten: “0 euro vanaf 2026-01-01”",
        "Tarief – toegevoegd: “22,50 euro vanaf 2026-07-01”",
    ]


def test_a_paragraph_in_between_leaves_the_others_alone() -> None:
    one, two, three = ({"nl": text, "en": text} for text in ("Eén", "Twee", "Drie"))
    assert between(a_service(about=[one, three]), a_service(about=[one, two, three])) == ["Uitleg – toegevoegd: “Twee”"]
    changed = between(a_service(about=[one, two]), a_service(about=[one, {"nl": "Twee", "en": "Two"}]))
    assert changed == ["Uitleg 2 in het Engels: “Twee” werd “Two”"]


def test_questions_pages_and_conditions_are_called_by_what_the_citizen_reads() -> None:
    before, after = form(), form(when={"dog": ["yes"]})
    after["form"]["pages"][0]["questions"].append(DAY)
    assert between(before, after) == [
        "Vraag “Datum” toegevoegd op pagina “Uw hond”",
        "Voorwaarde van pagina “Hoe groot?” ingevuld: “Alleen als ‘Hebt u een hond?’ = ‘Ja’”",
    ]
    assert between(after, before)[0] == "Vraag “Datum” weggelaten op pagina “Uw hond”"


def test_another_order_is_one_sentence() -> None:
    after = form()
    after["form"]["pages"].reverse()
    assert between(form(), after) == ["De pagina's staan in een andere volgorde"]


def test_a_question_keeps_its_name_through_changes() -> None:
    after = deepcopy(form())
    after["form"]["pages"][0]["questions"][0]["required"] = False
    assert between(form(), after) == ["Verplicht van vraag “Hebt u een hond?” ingevuld: “nee”"]


def test_what_is_asked_of_each_of_a_group_is_told_apart_from_the_questions_of_the_page() -> None:
    group = {"key": "dogs", "type": "group", "label": {"nl": "Uw honden", "en": "Your dogs"}, "questions": [DAY]}
    after = deepcopy(group) | {"questions": [DAY | {"required": False}, DOG | {"why": WORDS}]}
    assert between(asking(group), asking(after)) == [
        "Verplicht van vraag “Datum” ingevuld: “nee”",
        "Vraag “Hebt u een hond?” toegevoegd in groep “Uw honden”",
    ]


def test_a_test_case_is_told_in_the_words_of_the_form() -> None:
    trial = {"name": "met hond", "answers": {"dog": "yes"}, "pages": ["p", "size"]}
    before, after = form(), form()
    before["tests"], after["tests"] = [trial], [trial | {"answers": {"dog": "no"}}]
    assert between(before, after) == [
        "Antwoorden van proef “met hond”: “‘Hebt u een hond?’ = ‘Ja’” werd “‘Hebt u een hond?’ = ‘Nee’”"
    ]


def test_what_has_no_words_yet_is_called_by_its_name() -> None:
    after = form()
    after["form"]["pages"].append({"key": "pagina_1", "title": {"nl": "", "en": ""}, "questions": [DAY]})
    assert "Pagina “pagina_1” toegevoegd" in between(form(), after)


def test_a_formula_is_shown_as_it_is_written() -> None:
    (found,) = between(form(), form(when="dog = 'yes'"))
    assert found == "Voorwaarde van pagina “Hoe groot?” ingevuld: “Alleen als de formule klopt: dog = 'yes'”"


def test_steps_are_called_by_what_they_do() -> None:
    review = a_service(procedure=[{"review": {"team": "milieu"}}, {"issue": {"kind": "DOC-11"}}])
    assert between(a_service(), review) == ["Stap “Een medewerker beslist” toegevoegd"]


def test_a_service_that_is_new_or_gone_is_one_sentence() -> None:
    service = defined(a_service())
    assert list(map(str, differences(None, service))) == ["Deze dienst is nieuw."]
    assert list(map(str, differences(service, None))) == ["Deze dienst is weg."]
    assert differences(None, None) == []


def test_a_difference_can_be_read_in_english() -> None:
    after = a_service(theme="MilieuEnergie")
    (found,) = differences(defined(a_service()), defined(after))
    assert isinstance(found, Sentence)
    assert "Environment and energy" in found.read("en", str)
