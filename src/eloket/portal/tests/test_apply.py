"""The form journey, page by page: in two languages, with wrong input, in two tabs, after the session ended."""

from datetime import timedelta
from typing import Any

import pytest
from conftest import FATIMA
from django.conf import settings
from django.test import Client

from eloket.cases.models import Case, Draft
from eloket.catalogue.folders import Folder, read
from eloket.catalogue.publishing import publish
from eloket.core import clock
from eloket.correspondence.models import Message
from eloket.documents.models import Document
from eloket.portal.tests.builders import MOVING, NEW_HOME, draft_key, filled_in, idle, main, submitted, text, yesterday
from eloket.profiles.models import FactSheet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "title", "question", "button"),
    [
        ("nl", "Verhuizing melden", "Wie verhuist mee?", "Meld de verhuizing"),
        ("en", "Report a move", "Who moves with you?", "Report the move"),
    ],
)
def test_a_move_from_what_is_known_to_the_confirmation(
    citizen: Client, language: str, title: str, question: str, button: str
) -> None:
    citizen.cookies["taal"] = language
    start = citizen.get(MOVING)
    assert f'lang="{language}"' in text(start) and title in main(start)
    # Shown, not asked.
    assert "Fatima El Amrani" in main(start) and "Stuivenbergplein 38" in main(start) and "<input" not in main(start)
    assert 'href="/aanvragen/verhuizing/vraag/wanneer/"' in main(start)

    assert 'name="moves_on-day"' in main(citizen.get(f"{MOVING}vraag/wanneer/"))
    assert citizen.post(f"{MOVING}vraag/wanneer/", yesterday())["Location"] == f"{MOVING}vraag/waarheen/"
    assert 'name="new_address-street"' in main(citizen.get(f"{MOVING}vraag/waarheen/"))
    assert citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME)["Location"] == f"{MOVING}vraag/wie/"
    who = main(citizen.get(f"{MOVING}vraag/wie/"))
    assert question in who and "Yasmine Peeters" in who
    assert citizen.post(f"{MOVING}vraag/wie/", {"movers": ["0", "2"]})["Location"] == f"{MOVING}nakijken/"

    check = main(citizen.get(f"{MOVING}nakijken/"))
    assert "Meir 1 bus 3" in check and "Yasmine Peeters" in check and "Adam Peeters" not in check and button in check
    key = draft_key(citizen, "verhuizing")
    done = citizen.post(f"{MOVING}nakijken/", {"draft": key})
    number = Case.objects.get().number
    assert done["Location"] == f"{MOVING}klaar/{number}/"
    assert f"{number[:5]}-{number[5:]}" in main(citizen.get(done["Location"]))
    assert title in main(citizen.get("/mijn/aanvragen/")) and title in main(citizen.get(f"/mijn/aanvragen/{number}/"))


def test_a_certificate_without_questions_is_there_at_once(citizen: Client) -> None:
    assert 'href="/aanvragen/gezinssamenstelling/nakijken/"' in main(citizen.get("/aanvragen/gezinssamenstelling/"))
    number = submitted(citizen, "gezinssamenstelling")
    done = main(citizen.get(f"/aanvragen/gezinssamenstelling/klaar/{number}/"))
    document = Document.objects.latest().get(kind_code="DOC-11", profile=Case.objects.get().profile)
    assert f"/mijn/documenten/{document.number}.pdf" in done


# Wrong input

TYPED = [
    ("wanneer", {"moves_on-day": "31", "moves_on-month": "2", "moves_on-year": "2026"}),
    ("wanneer", {"moves_on-day": "<b>1</b>", "moves_on-month": "mei", "moves_on-year": "26"}),
    ("wanneer", {"moves_on-day": "1" * 5000, "moves_on-month": "1", "moves_on-year": "2026"}),
    ("wanneer", {"moves_on-day": "\0", "moves_on-month": "²", "moves_on-year": "0000"}),
    ("wanneer", {}),
    ("waarheen", NEW_HOME | {"new_address-postcode": "ABC"}),
    ("waarheen", NEW_HOME | {"new_address-street": '"><script>alert(1)</script>' * 9}),
    ("waarheen", NEW_HOME | {"new_address-street": "Me\0ir"}),
    ("waarheen", NEW_HOME | {"new_address-number": "bus"}),
    ("waarheen", {}),
    ("wie", {}),
    ("wie", {"movers": ["99", "-1", "x", ""]}),
]


@pytest.mark.parametrize(("page", "typed"), TYPED)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_wrong_answers_are_shown_again_as_typed_and_not_kept(
    citizen: Client, page: str, typed: dict[str, Any], language: str
) -> None:
    citizen.cookies["taal"] = language
    again = citizen.post(f"{MOVING}vraag/{page}/", typed)
    assert again.status_code == 422 and "govuk-error-summary" in main(again)
    html = again.content.decode()
    assert "<script>alert" not in html and "<b>1" not in html
    for name, value in typed.items():
        if isinstance(value, str):
            assert f'name="{name}"' in text(again) and f'value="{value.strip()}"' in text(again)
    assert not Draft.objects.filter(answers__has_any_keys=["moves_on", "new_address", "movers"]).exists()


def test_every_wrong_field_is_linked_from_the_top(citizen: Client) -> None:
    again = main(citizen.post(f"{MOVING}vraag/waarheen/", {}))
    for part in ("street", "number", "postcode", "municipality"):
        assert f'href="#new_address-{part}"' in again and f'id="new_address-{part}"' in again


@pytest.mark.parametrize(("days", "status"), [(1, 422), (0, 302), (-90, 302), (-91, 422)])
def test_a_move_is_reported_from_the_day_itself_until_three_months_later(
    citizen: Client, days: int, status: int
) -> None:
    day = clock.today() + timedelta(days=days)
    typed = {"moves_on-day": str(day.day), "moves_on-month": str(day.month), "moves_on-year": str(day.year)}
    assert citizen.post(f"{MOVING}vraag/wanneer/", typed).status_code == status


@pytest.mark.parametrize(
    "path",
    [
        "/aanvragen/bestaat-niet/",
        "/aanvragen/bestaat-niet/nakijken/",
        f"{MOVING}vraag/bestaat-niet/",
        f"{MOVING}vraag/%00/",
        f"{MOVING}klaar/BESTAATNIET/",
        f"{MOVING}klaar/%00/",
        "/diensten/bestaat-niet/",
    ],
)
def test_a_page_that_does_not_exist_is_said_so(citizen: Client, path: str) -> None:
    assert citizen.get(path).status_code == 404


# Stopping, coming back, two tabs


def test_looking_at_a_form_leaves_nothing_to_do_behind(citizen: Client) -> None:
    citizen.get(MOVING)
    citizen.get(f"{MOVING}vraag/wanneer/")
    assert not Draft.objects.exists()


def test_the_answers_are_there_when_one_comes_back_on_another_device(citizen: Client) -> None:
    citizen.post(f"{MOVING}vraag/wanneer/", yesterday())
    assert MOVING in main(citizen.get("/mijn/")) and MOVING in main(citizen.get("/mijn/aanvragen/"))
    assert 'href="/aanvragen/verhuizing/vraag/waarheen/"' in main(citizen.get(MOVING))
    again = main(citizen.get(f"{MOVING}vraag/wanneer/"))
    assert f'value="{yesterday()["moves_on-year"]}"' in again


def test_checking_too_early_leads_to_the_first_open_question(citizen: Client) -> None:
    citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME)
    assert citizen.get(f"{MOVING}nakijken/")["Location"] == f"{MOVING}vraag/wanneer/"
    key = str(Draft.objects.get().pk)
    assert citizen.post(f"{MOVING}nakijken/", {"draft": key})["Location"] == f"{MOVING}nakijken/"
    assert not Case.objects.exists()


def test_an_answer_changed_while_checking_leads_back_to_the_check(citizen: Client) -> None:
    filled_in(citizen)
    changed = citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME | {"new_address-number": "99"})
    assert changed["Location"] == f"{MOVING}nakijken/"
    assert "Meir 99 bus 3" in main(citizen.get(f"{MOVING}nakijken/"))


def test_a_session_that_ended_keeps_what_was_answered_and_leads_back_to_the_page(citizen: Client) -> None:
    citizen.post(f"{MOVING}vraag/wanneer/", yesterday())
    idle(citizen, minutes=20)
    ended = citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME)
    back = "/aanmelden/?naar=%2Faanvragen%2Fverhuizing%2Fvraag%2Fwaarheen%2F"
    assert ended.status_code == 401 and f'href="{back}"' in main(ended)
    assert list(Draft.objects.get().answers) == ["moves_on"]


def test_a_session_that_ended_before_the_last_click_submits_nothing_by_itself(citizen: Client) -> None:
    key = filled_in(citizen)
    idle(citizen, minutes=20)
    ended = citizen.post(f"{MOVING}nakijken/", {"draft": key})
    back = "/aanmelden/?naar=%2Faanvragen%2Fverhuizing%2Fnakijken%2F"
    assert ended.status_code == 401 and f'href="{back}"' in main(ended)
    assert Draft.objects.exists() and not Case.objects.exists()


def test_two_tabs_fill_in_one_draft(citizen: Client) -> None:
    citizen.get(f"{MOVING}vraag/wanneer/")
    citizen.get(f"{MOVING}vraag/wie/")
    citizen.post(f"{MOVING}vraag/wie/", {"movers": ["0"]})
    citizen.post(f"{MOVING}vraag/wanneer/", yesterday())
    assert set(Draft.objects.get().answers) == {"movers", "moves_on"}


# Submitting


def test_a_double_click_is_one_case_one_letter_and_one_confirmation(citizen: Client) -> None:
    key = filled_in(citizen)
    first, second = (citizen.post(f"{MOVING}nakijken/", {"draft": key}) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == Message.objects.filter(template="request_received").count() == 1


def test_the_last_page_of_yesterday_does_not_submit_the_request_of_today(citizen: Client) -> None:
    old = filled_in(citizen)
    done = citizen.post(f"{MOVING}nakijken/", {"draft": old})["Location"]
    filled_in(citizen)
    assert citizen.post(f"{MOVING}nakijken/", {"draft": old})["Location"] == done
    assert Draft.objects.exists() and Case.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "\0", "00000000-0000-0000-0000-000000000000"])
def test_a_key_of_no_draft_submits_nothing(citizen: Client, key: str) -> None:
    filled_in(citizen)
    assert citizen.post(f"{MOVING}nakijken/", {"draft": key})["Location"] == MOVING
    assert not Case.objects.exists()


def test_a_stranger_cannot_submit_or_see_it(citizen: Client, stranger: Client) -> None:
    key = filled_in(citizen)
    assert stranger.post(f"{MOVING}nakijken/", {"draft": key})["Location"] == MOVING
    assert not Case.objects.exists()
    number = submitted(citizen)
    assert stranger.get(f"{MOVING}klaar/{number}/").status_code == 404
    assert "Meir" not in text(stranger.get(MOVING))


def test_a_confirmation_stands_under_its_own_service_only(citizen: Client) -> None:
    number = submitted(citizen)
    assert citizen.get(f"{MOVING}klaar/{number[:5].lower()}-{number[5:].lower()}/").status_code == 200
    assert citizen.get(f"/aanvragen/gezinssamenstelling/klaar/{number}/").status_code == 404


def test_whoever_is_not_entitled_hears_it_and_keeps_the_answers(citizen: Client) -> None:
    FactSheet.objects.update(facts={"person.name": "Fatima El Amrani"})
    key = draft_key(citizen, "gezinssamenstelling")
    refused = citizen.post("/aanvragen/gezinssamenstelling/nakijken/", {"draft": key})
    assert refused.status_code == 409 and 'href="/afspraak/"' in main(refused)
    assert Draft.objects.exists() and not Case.objects.exists()


def test_a_form_survives_a_register_that_knows_nothing(citizen: Client) -> None:
    FactSheet.objects.update(facts={})
    for path in (MOVING, f"{MOVING}vraag/wie/", "/aanvragen/gezinssamenstelling/nakijken/", "/mijn/profiel/"):
        assert citizen.get(path).status_code == 200
    assert citizen.post(f"{MOVING}vraag/wie/", {"movers": ["0"]}).status_code == 422


def test_the_places_in_the_household_are_the_only_thing_that_travels(citizen: Client) -> None:
    page = text(citizen.get(f"{MOVING}vraag/wie/"))
    numbers = [member["number"] for member in FactSheet.objects.get().facts["household.members"]]
    assert len(numbers) == 4 and not any(number in page for number in numbers)


def test_what_another_tab_changed_is_shown_before_it_is_submitted(citizen: Client) -> None:
    key = filled_in(citizen)
    seen = Draft.objects.get().saved_at.isoformat()
    citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME | {"new_address-number": "77"})
    answer = citizen.post(f"{MOVING}nakijken/", {"draft": key, "seen": seen})
    assert answer.status_code == 409 and "77" in main(answer) and "intussen veranderd" in main(answer)
    seen = Draft.objects.get().saved_at.isoformat()
    assert citizen.post(f"{MOVING}nakijken/", {"draft": key, "seen": seen}).status_code == 302


def test_a_child_reads_that_it_is_too_young(citizen: Client) -> None:
    sheet = FactSheet.objects.get(profile__number=FATIMA)
    FactSheet.objects.filter(pk=sheet.pk).update(facts=sheet.facts | {"person.birth_date": "2018-05-21"})
    for path in (MOVING, f"{MOVING}vraag/wie/", f"{MOVING}nakijken/"):
        answer = citizen.get(path)
        assert answer.status_code == 403 and "te jong" in main(answer), path


def test_an_address_in_another_city_is_sent_to_that_city(citizen: Client) -> None:
    elsewhere = NEW_HOME | {"new_address-postcode": "9000", "new_address-municipality": "Gent"}
    answer = citizen.post(f"{MOVING}vraag/waarheen/", elsewhere)
    assert answer.status_code == 422 and "niet van deze stad" in main(answer)
    assert citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME | {"new_address-postcode": "20 00"}).status_code == 302


# Services that must be surer of who asks


def test_a_service_that_needs_the_highest_assurance_asks_for_the_identity_card(citizen: Client) -> None:
    record = read(settings.SERVICES / "gezinssamenstelling" / "service.yaml").definition
    assert record
    publish([Folder("trouwen", record.model_copy(update={"assurance": "high"}), ())], now=clock.now())
    assert citizen.get("/aanvragen/trouwen/").status_code == 200
    session = citizen.session
    session["citizen"] = session["citizen"] | {"level": "substantial"}
    session.save()
    for path in ("/aanvragen/trouwen/", "/aanvragen/trouwen/nakijken/"):
        refused = citizen.get(path)
        assert refused.status_code == 403
        assert "identiteitskaart" in main(refused) and "naar=%2Faanvragen%2Ftrouwen%2F" in main(refused)
    assert citizen.post("/aanvragen/trouwen/nakijken/", {"draft": "x"}).status_code == 403
    assert citizen.get("/aanvragen/gezinssamenstelling/").status_code == 200
