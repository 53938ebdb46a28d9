"""Each screen: what it shows, what it keeps, and what it says when something is wrong."""

from typing import Any

import pytest
from django.test import Client

from eloket.backoffice.editor.parts import PARTS
from eloket.backoffice.tests.editor.builders import HERE, draft, fields, sent
from eloket.portal.tests.builders import main, text

PART_SCREENS = [f"{HERE}/deel/{name}/" for name in PARTS if name != "formulier"]
QUESTION_SCREENS = [f"{HERE}/formulier/{place}/" for place in ("0", "1", "0/0", "1/0")]
OTHERS = ["", "formulier/", "formulier/weg/?wat=form-pages-0", "weg/", "voorbeeld/", "voorbeeld/0/", "voorbeeld/1/"]
SCREENS = [*PART_SCREENS, *QUESTION_SCREENS, *(f"{HERE}/{one}" for one in [*OTHERS, "controle/", "versies/"])]
TEXTS = f"{HERE}/deel/teksten/"


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_screen_shows_itself(begun: Client, path: str, language: str) -> None:
    page = begun.get(path, headers={"accept-language": language})
    assert page.status_code == 200 and text(page).count("<h1") == 1


@pytest.mark.parametrize("path", [*PART_SCREENS, *QUESTION_SCREENS])
def test_a_screen_that_is_sent_back_untouched_changes_nothing(begun: Client, path: str) -> None:
    before = draft().content
    assert sent(begun, path).status_code == 302
    assert draft().content == before and draft().revision == 1


@pytest.mark.parametrize("path", [f"{HERE}/deel/onzin/", f"{HERE}/deel/formulier/", f"{HERE}/voorbeeld/9/"])
def test_a_screen_that_does_not_exist_is_not_found(begun: Client, path: str) -> None:
    assert begun.get(path).status_code == 404


@pytest.mark.parametrize("path", SCREENS)
def test_without_a_draft_every_screen_leads_to_the_service(an: Client, path: str) -> None:
    page = an.get(path)
    assert page.status_code == 200 or page["Location"] == f"{HERE}/"


@pytest.mark.parametrize(
    ("part", "fields", "at", "value"),
    [
        ("teksten", {"title__nl": "Een kat melden"}, "title", {"nl": "Een kat melden", "en": "Report a dog"}),
        ("vinden", {"keywords": "hond\r\n\r\n poes "}, "keywords", ["hond", "poes"]),
        ("vinden", {"life_events": ["wonen"]}, "life_events", ["wonen"]),
        ("kanalen", {"channels__counter": None}, "channels", {"online": True, "appointment": False, "counter": False}),
        ("kanalen", {"assurance": "high"}, "assurance", "high"),
        ("kosten", {"fees__0__cents": "22,50"}, "fees", [{"cents": 2250, "since": "2026-01-01"}]),
        ("kosten", {"decide_within__working_days": "", "decide_within__days": "8"}, "decide_within", {"days": 8}),
        ("gegevens", {"form__facts": ["person.name"]}, "form.facts", ["person.name"]),
        ("stappen", {"procedure__0__issue__kind": "DOC-12"}, "procedure", [{"issue": {"kind": "DOC-12"}}]),
        ("proeven", {"tests__0__answers__dog": "yes"}, "tests.0.answers", {"dog": "yes"}),
    ],
)
def test_what_is_typed_is_kept(begun: Client, part: str, fields: dict[str, Any], at: str, value: Any) -> None:
    assert sent(begun, f"{HERE}/deel/{part}/", **fields).status_code == 302
    record: Any = draft().content
    for name in at.split("."):
        record = record[int(name)] if isinstance(record, list) else record[name]
    assert record == value and draft().revision == 2


def test_what_is_wrong_stands_at_its_field_and_is_kept_all_the_same(begun: Client) -> None:
    where = sent(begun, TEXTS, title__nl="Gelieve te melden", summary__en="")["Location"]
    page = main(begun.get(where))
    assert 'href="#title-nl"' in page and 'id="title-nl-error"' in page and 'id="summary-en-error"' in page
    assert "Schrijf “wilt u”" in page and 'value="Gelieve te melden"' in page
    assert "govuk-error-summary" not in main(begun.get(TEXTS))


def test_what_is_no_amount_is_shown_again_as_it_was_typed(begun: Client) -> None:
    where = sent(begun, f"{HERE}/deel/kosten/", fees__0__cents="gratis")["Location"]
    page = main(begun.get(where))
    assert 'value="gratis"' in page and "Vul een bedrag in" in page and 'id="fees-0-cents-error"' in page


def test_a_question_the_city_knows_the_answer_to_is_refused_at_the_question(begun: Client) -> None:
    path = f"{HERE}/formulier/1/0/"
    where = sent(begun, path, form__pages__1__questions__0__label__nl="Uw geboortedatum")["Location"]
    page = main(begun.get(where))
    assert "De stad weet dit al" in page and 'id="form-pages-1-questions-0-label-nl-error"' in page


def test_a_test_case_shows_whether_it_ends_well(begun: Client) -> None:
    path = f"{HERE}/deel/proeven/"
    assert "Geslaagd" in main(begun.get(path))
    sent(begun, path, tests__0__answers__dog="yes")
    page = main(begun.get(path))
    assert "Mislukt" in page and "Het formulier vraagt “Uw hond”, “De maat”." in page


def test_a_list_grows_and_keeps_what_was_typed_beside_the_button(begun: Client) -> None:
    where = sent(begun, TEXTS, about__0__nl="Nieuw", do="add about new")["Location"]
    assert where.endswith("?bewaard#about-1")
    assert draft().content["about"] == [{"nl": "Nieuw", "en": "Words"}, {"nl": "", "en": ""}]


def test_two_who_change_the_same_screen_see_both(begun: Client, karim: Client) -> None:
    sent(karim, TEXTS, title__nl="Een poes melden")
    mine = {"revision": "1", "title-nl": "Een kat melden", "title-en": "Report a dog"}
    conflict = begun.post(TEXTS, mine)
    page = main(conflict)
    assert conflict.status_code == 409 and "Karim Benali" in page
    assert 'value="Een kat melden"' in page and "Iemand anders bewaarde hier: “Een poes melden”." in page
    assert draft().content["title"]["nl"] == "Een poes melden" and 'name="revision" value="2"' in page


def test_what_somebody_else_chose_is_told_in_words(begun: Client, karim: Client) -> None:
    sent(karim, f"{HERE}/deel/kanalen/", assurance="high", channels__appointment="yes")
    page = main(sent_late(begun, f"{HERE}/deel/kanalen/", assurance="low"))
    assert "Iemand anders bewaarde hier: “Aanmelden met de identiteitskaart”." in page
    assert "Iemand anders bewaarde hier: “ja”." in page


def sent_late(browser: Client, path: str, **changes: str) -> Any:
    """What somebody sends who opened the screen before anybody changed it."""
    opened = fields(browser.get(path).content.decode()) | {"channels-appointment": None} | changes
    return browser.post(path, {name: value for name, value in opened.items() if value is not None} | {"revision": "1"})


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 50])
def test_a_form_without_a_revision_keeps_nothing(begun: Client, revision: str) -> None:
    assert begun.post(TEXTS, {"revision": revision, "title-nl": "x"}).status_code == 302
    assert draft().revision == 1


def test_the_parts_tell_how_much_is_wrong_in_them(begun: Client) -> None:
    sent(begun, f"{HERE}/deel/kanalen/", phone="")
    page = main(begun.get(f"{HERE}/"))
    assert f'href="{HERE}/deel/kanalen/?nakijken"' in page and "1 probleem houdt de publicatie nog tegen" in page


# The preview


def test_the_preview_is_the_page_that_citizens_get(begun: Client) -> None:
    sent(begun, TEXTS, title__nl="Een kat melden")
    page = main(begun.get(f"{HERE}/voorbeeld/"))
    assert "Een kat melden" in page and "Hoe lang duurt het" in page and 'class="phone"' in page


def test_the_preview_of_a_page_leads_to_the_next_and_keeps_nothing(begun: Client) -> None:
    assert "Hebt u een hond?" in main(begun.get(f"{HERE}/voorbeeld/0/"))
    assert begun.post(f"{HERE}/voorbeeld/0/", {"dog": "yes"})["Location"] == f"{HERE}/voorbeeld/1/"
    assert begun.post(f"{HERE}/voorbeeld/1/")["Location"] == f"{HERE}/voorbeeld/1/"


def test_there_is_no_preview_of_what_cannot_be_read(begun: Client) -> None:
    sent(begun, f"{HERE}/deel/kosten/", fees__0__cents="gratis")
    for path in ("voorbeeld/", "voorbeeld/0/"):
        assert "Er is nog geen voorbeeld" in main(begun.get(f"{HERE}/{path}"))
    assert "zodra alles juist ingevuld is" in main(begun.get(f"{HERE}/controle/"))
