"""The form: pages and questions in order, conditions and routes."""

from typing import Any

import pytest
from django.test import Client

from eloket.backoffice.tests.editor.builders import HERE, draft, sent
from eloket.catalogue.models import ServiceDraft
from eloket.portal.tests.builders import main

FORM = f"{HERE}/formulier/"


def pressed(browser: Client, button: str, **fields: str) -> Any:
    return browser.post(FORM, {"do": button, "revision": str(draft().revision)} | fields)


def pages() -> list[Any]:
    found: list[Any] = draft().content["form"]["pages"]
    return found


def keys() -> list[tuple[str, list[str]]]:
    return [(page["key"], [question["key"] for question in page["questions"]]) for page in pages()]


def test_the_list_says_under_each_what_it_depends_on_and_what_follows(begun: Client) -> None:
    page = main(begun.get(FORM))
    assert "Alleen als ‘Hebt u een hond?’ = ‘Ja’" in page and "Bij “Ja” volgt pagina 2: De maat" in page
    assert "1.1" in page and "2.1" in page


def test_a_page_is_added_with_a_question_and_gets_a_name_of_its_title(begun: Client) -> None:
    added = pressed(begun, "add form-pages")
    assert added["Location"] == f"{FORM}2/"
    assert keys()[2] == ("pagina_1", ["vraag_1"])
    sent(begun, f"{FORM}2/", form__pages__2__title__nl="Wanneer is het één keer?", form__pages__2__title__en="When?")
    assert keys()[2][0] == "wanneer_is_het_een_keer"


def test_a_question_is_added_to_a_page_and_its_type_brings_its_own_fields(begun: Client) -> None:
    at = f"{FORM}0/1/"
    assert pressed(begun, "add form-pages-0")["Location"] == at
    name = "form__pages__0__questions__1"
    sent(begun, at, **{f"{name}__label__nl": "Welke kleur?", f"{name}__label__en": "Which?", f"{name}__type": "choice"})
    assert keys()[0] == ("hond", ["dog", "welke_kleur"])
    sent(begun, at, do=f"add {name.replace('__', '-')}-options new")
    sent(begun, at, **{f"{name}__options__0__label__nl": "Rood", f"{name}__options__0__label__en": "Red"})
    assert pages()[0]["questions"][1]["options"] == [{"value": "rood", "label": {"nl": "Rood", "en": "Red"}}]
    sent(begun, at, **{f"{name}__type": "date"})
    assert "options" not in pages()[0]["questions"][1]
    sent(begun, at, **{f"{name}__earliest": "-30"})
    assert pages()[0]["questions"][1]["earliest"] == -30


def test_a_question_about_the_household_is_bound_to_what_the_city_knows(begun: Client) -> None:
    sent(begun, f"{FORM}1/0/", form__pages__1__questions__0__type="household_members")
    assert pages()[1]["questions"][0]["fact"] == "household.members"


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ("down form-pages-0", ["maat", "hond"]),
        ("up form-pages-1", ["maat", "hond"]),
        ("up form-pages-0", ["hond", "maat"]),
        ("down form-pages-7", ["hond", "maat"]),
        ("down law-0", ["hond", "maat"]),
        ("onzin", ["hond", "maat"]),
    ],
)
def test_pages_move_by_one(begun: Client, button: str, order: list[str]) -> None:
    assert pressed(begun, button).status_code == 302
    assert [key for key, _questions in keys()] == order


@pytest.mark.parametrize(
    ("item", "to", "after"),
    [
        ("form-pages-1", "1", [("maat", ["size"]), ("hond", ["dog"])]),
        ("form-pages-1-questions-0", "1.1", [("hond", ["size", "dog"]), ("maat", [])]),
        ("form-pages-1-questions-0", "1.9", [("hond", ["dog", "size"]), ("maat", [])]),
    ],
)
def test_a_page_or_a_question_moves_to_a_number(begun: Client, item: str, to: str, after: Any) -> None:
    assert pressed(begun, "move", item=item, to=to).status_code == 302
    assert keys() == after


@pytest.mark.parametrize(
    ("item", "to"),
    [
        ("form-pages-1", "9"),
        ("form-pages-1", "1.1"),
        ("form-pages-1-questions-0", "1"),
        ("law-0", "1"),
        ("form-pages-0", ""),
    ],
)
def test_a_number_that_is_not_there_is_said_at_the_field(begun: Client, item: str, to: str) -> None:
    refused = pressed(begun, "move", item=item, to=to)
    assert refused.status_code == 422 and 'href="#to"' in main(refused) and draft().revision == 1


def test_conditions_that_look_ahead_after_a_move_are_one_notice_with_a_repair(begun: Client) -> None:
    pressed(begun, "down form-pages-0")
    assert "Voorwaarden kloppen niet meer" in main(begun.get(FORM))
    pressed(begun, "repair")
    assert "when" not in pages()[0] and "Voorwaarden kloppen niet meer" not in main(begun.get(FORM))


def test_an_answer_leads_to_a_page_from_the_question_itself(begun: Client) -> None:
    sent(begun, f"{FORM}0/0/", routes__yes=None, routes__no=["1"])
    assert pages()[1]["when"] == {"dog": ["no"]}
    sent(begun, f"{FORM}0/0/", routes__no=None)
    assert "when" not in pages()[1]


def test_a_page_says_itself_when_it_is_asked(begun: Client) -> None:
    sent(begun, f"{FORM}1/", form__pages__1__when__dog=["yes", "no"])
    assert pages()[1]["when"] == {"dog": ["yes", "no"]}
    sent(begun, f"{FORM}1/", form__pages__1__when__dog=None)
    assert "when" not in pages()[1]


def test_a_formula_of_a_file_is_shown_kept_and_taken_away(begun: Client) -> None:
    content = draft().content
    content["form"]["pages"][1]["when"] = "dog = 'yes'"
    ServiceDraft.objects.update(content=content)
    assert "Alleen als de formule klopt: dog = &#39;yes&#39;" in begun.get(FORM).content.decode()
    sent(begun, f"{FORM}0/0/", routes__yes=["1"])
    assert pages()[1]["when"] == "dog = 'yes'"
    sent(begun, f"{FORM}1/", form__pages__1__when="")
    assert "when" not in pages()[1] and "Alleen als het antwoord op" in main(begun.get(f"{FORM}1/"))


def test_a_group_asks_its_own_questions_of_each(begun: Client) -> None:
    at, name = f"{FORM}1/0/", "form__pages__1__questions__0"
    sent(begun, at, **{f"{name}__type": "group"})
    sent(begun, at, do=f"add {name.replace('__', '-')}-questions new")
    inner = f"{name}__questions__0"
    sent(
        begun, at, **{f"{inner}__label__nl": "Hoe heet hij?", f"{inner}__label__en": "Its name?", f"{name}__most": "3"}
    )
    question = pages()[1]["questions"][0]
    assert question["questions"] == [
        {"key": "hoe_heet_hij", "type": "text", "label": {"nl": "Hoe heet hij?", "en": "Its name?"}}
    ]
    assert question["most"] == 3
    sent(begun, at, **{f"{name}__type": "calculated"})
    sent(begun, at, **{f"{name}__calculated__value": "2 * 500"})
    assert pages()[1]["questions"][0]["calculated"] == {"value": "2 * 500"}
    assert "questions" not in pages()[1]["questions"][0]


def test_what_is_removed_is_asked_about_first(begun: Client) -> None:
    away = f"{FORM}weg/?wat=form-pages-1"
    assert "Ook de 1 vraag op deze pagina gaat weg" in main(begun.get(away)) and len(pages()) == 2
    begun.post(away, {"revision": "1"})
    assert keys() == [("hond", ["dog"])]


@pytest.mark.parametrize("what", ["", "law-0", "form-pages-9", "title", "form-pages"])
def test_nothing_else_is_removed_that_way(begun: Client, what: str) -> None:
    before = draft().content
    assert begun.post(f"{FORM}weg/?wat={what}", {"revision": "1"}).status_code == 302
    assert draft().content == before


def test_a_form_goes_with_what_belongs_to_it_and_comes_back_empty(begun: Client) -> None:
    begun.post(f"{FORM}weg/?wat=form", {"revision": "1"})
    assert {"form", "procedure", "tests", "granted"}.isdisjoint(draft().content)
    assert "Maak een formulier" in main(begun.get(FORM))
    assert "Maak een formulier" in main(begun.get(f"{HERE}/deel/gegevens/"))
    pressed(begun, "begin")
    assert draft().content["form"]["pages"] == []


def test_a_press_on_a_list_that_changed_meanwhile_does_nothing(begun: Client, karim: Client) -> None:
    pressed(karim, "down form-pages-0")
    refused = begun.post(FORM, {"do": "down form-pages-0", "revision": "1"})
    assert refused.status_code == 409 and "Karim Benali" in main(refused)
    assert [key for key, _questions in keys()] == ["maat", "hond"]


@pytest.mark.parametrize("path", ["7/", "0/7/", "7/0/"])
def test_a_page_or_question_that_is_not_there_is_not_found(begun: Client, path: str) -> None:
    assert begun.get(f"{FORM}{path}").status_code == 404
