"""Going on later: with a code, under one's own requests, after too long a silence, and with a newer form."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from eloket.cases.models import Case, Draft
from eloket.cases.tests.builders import REVIEW, published
from eloket.core.dates import day_text
from eloket.eforms.tests.builders import a_form, a_page, a_question
from eloket.identity.tests.provider import Provider
from eloket.portal.tests.builders import MOVING, NEW_HOME, filled_in, idle, main, yesterday
from eloket.portal.tests.test_enter import AS_FATIMA, signed_in_at

pytestmark = pytest.mark.django_db
DUMPING = "/aanvragen/sluikstort-melden/"
WASTE = {"waste": ["bags"], "amount": "little"}


@pytest.fixture
def anybody(city: None) -> Client:
    return Client()


def code_of(page: Any) -> str:
    found = re.search(r'class="code__text"[^>]*>([^<]+)<', main(page))
    assert found
    return found[1]


def begun(browser: Client) -> str:
    """The code of a draft that was begun here."""
    browser.post(f"{DUMPING}vraag/what/", WASTE)
    browser.post(f"{DUMPING}later/")
    return code_of(browser.get(f"{DUMPING}later/"))


# A code


def test_whoever_did_not_sign_in_goes_on_elsewhere_with_a_code(anybody: Client) -> None:
    assert re.fullmatch("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", given := begun(anybody))
    assert code_of(anybody.get(f"{DUMPING}later/")) == given, "A reload shows the same."
    other = Client()
    assert other.post("/verder/", {"code": given.lower().replace("-", " ")})["Location"] == DUMPING
    assert other.get(DUMPING)["Location"] == f"{DUMPING}vraag/place/"
    assert "checked" in main(other.get(f"{DUMPING}vraag/what/"))
    # Nothing is taken away from the first browser.
    assert anybody.get(DUMPING)["Location"] == f"{DUMPING}vraag/place/"


def test_the_page_says_until_when(anybody: Client) -> None:
    begun(anybody)
    until = day_text(Draft.objects.get().kept_until, "nl")
    assert until in main(anybody.get(f"{DUMPING}later/")) and until in main(anybody.get(f"{DUMPING}vraag/place/"))


def test_before_anything_is_answered_there_is_nothing_to_keep(anybody: Client) -> None:
    for method in (anybody.get, anybody.post):
        assert method(f"{DUMPING}later/")["Location"] == DUMPING
    assert not Draft.objects.exists()


def test_a_wrong_code_says_so_and_five_are_enough(anybody: Client) -> None:
    given = begun(anybody)
    other = Client()
    for _guess in range(5):
        again = other.post("/verder/", {"code": "7K3Q-9XPT-2M"})
        assert again.status_code == 422 and "klopt niet" in main(again) and "7K3Q-9XPT-2M" in main(again)
    assert other.post("/verder/", {"code": given}).status_code == 429
    assert Client().post("/verder/", {"code": given}).status_code == 302


def test_another_draft_in_this_browser_is_not_lost_by_accident(anybody: Client) -> None:
    given = begun(anybody)
    other = Client()
    own = begun(other)
    asked = other.post("/verder/", {"code": given})
    assert asked.status_code == 409 and "al met dit formulier bezig" in main(asked)
    assert code_of(other.get(f"{DUMPING}later/")) == own
    assert other.post("/verder/", {"code": given, "instead": "yes"}).status_code == 302
    assert code_of(other.get(f"{DUMPING}later/")) == given


def test_the_code_comes_by_mail_if_one_wants(anybody: Client, work: Any) -> None:
    given = begun(anybody)
    wrong = anybody.post(f"{DUMPING}later/", {"send": "yes", "email": "iemand"})
    assert wrong.status_code == 422 and "Vul een e-mailadres in" in main(wrong)
    for _often in range(6):
        last = anybody.post(f"{DUMPING}later/", {"send": "yes", "email": "iemand@post.example"})
    assert last.status_code == 429
    work()
    assert len(mail.outbox) == 5 and given in mail.outbox[0].body


def test_whoever_is_signed_in_reads_where_to_look(citizen: Client) -> None:
    citizen.post(f"{MOVING}vraag/wanneer/", yesterday())
    for page in (citizen.get(f"{MOVING}later/"), citizen.post(f"{MOVING}later/")):
        assert "Mijn aanvragen" in main(page) and "code__text" not in main(page)
    until = day_text(Draft.objects.get().kept_until, "nl")
    assert f"Bewaard tot {until}" in main(citizen.get("/mijn/aanvragen/"))
    assert f"Bewaard tot {until}" in main(citizen.get("/mijn/"))
    assert "Meld u eerst af" in main(citizen.post("/verder/", {"code": "x"}))


def test_what_is_right_on_a_page_is_kept_when_somebody_stops_there(citizen: Client) -> None:
    answer = citizen.post(f"{DUMPING}vraag/what/", {"waste": ["bags"], "later": "yes"})
    assert answer["Location"] == f"{DUMPING}later/"
    assert Draft.objects.get().answers == {"waste": ["bags"]}
    assert citizen.get(DUMPING)["Location"] == f"{DUMPING}vraag/what/"


# Too long a silence


def test_what_was_typed_is_there_after_signing_in_again(citizen: Client, provider: Provider) -> None:
    citizen.post(f"{MOVING}vraag/wanneer/", yesterday())
    idle(citizen, minutes=16)
    again = citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME | {"new_address-postcode": "ABC"})
    assert again.status_code == 401 and "naar=%2Faanvragen%2Fverhuizing%2Fvraag%2Fwaarheen%2F" in again.content.decode()
    provider.claims = AS_FATIMA
    back = signed_in_at(provider, citizen, naar=f"{MOVING}vraag/waarheen/")
    assert back["Location"] == f"{MOVING}vraag/waarheen/"
    for _reload in range(2):
        page = main(citizen.get(f"{MOVING}vraag/waarheen/"))
        assert "Wat u typte, staat er nog" in page and 'value="ABC"' in page and 'value="Meir"' in page
    assert Draft.objects.get().answers.keys() == {"moves_on"}
    citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME)
    assert "Wat u typte" not in main(citizen.get(f"{MOVING}vraag/waarheen/"))
    assert "ABC" not in str(dict(citizen.session.items()))


def test_nobody_else_reads_what_was_typed(citizen: Client, stranger: Client, provider: Provider) -> None:
    idle(citizen, minutes=16)
    citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME | {"new_address-street": "Geheimstraat"})
    session = citizen.session
    session["citizen"] = stranger.session["citizen"]
    session.save()
    assert "Geheimstraat" not in main(citizen.get(f"{MOVING}vraag/waarheen/"))
    citizen.post("/afmelden/")
    assert "Geheimstraat" not in str(dict(citizen.session.items()))


def test_of_somebody_who_left_by_themselves_nothing_is_kept(citizen: Client) -> None:
    citizen.post("/afmelden/")
    assert citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME).status_code == 401
    assert "Meir" not in str(dict(citizen.session.items()))


def test_too_much_is_not_kept(citizen: Client) -> None:
    idle(citizen, minutes=16)
    citizen.post(f"{MOVING}vraag/wanneer/", yesterday())
    citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME | {"new_address-street": "x" * 60_000})
    citizen.post(f"{MOVING}vraag/wie/", {"movers": ["0"]})
    assert citizen.session["typed"]["pages"].keys() == {f"{MOVING}vraag/wie/"}


def test_what_was_wrong_with_a_fact_is_kept_too(citizen: Client, provider: Provider) -> None:
    idle(citizen, minutes=16)
    citizen.post(f"{MOVING}klopt-niet/address.current/", {"said": "Het nummer is 99."})
    provider.claims = AS_FATIMA
    signed_in_at(provider, citizen, naar=MOVING)
    assert "Het nummer is 99." in main(citizen.get(f"{MOVING}klopt-niet/address.current/"))
    citizen.post(f"{MOVING}klopt-niet/address.current/", {"said": "Het nummer is 98."})
    assert "98" in main(citizen.get(f"{MOVING}klopt-niet/address.current/"))


# A newer form


def test_a_newer_form_says_what_stays_and_asks_what_is_new(citizen: Client) -> None:
    name, size = a_question("text", "name"), a_question("text", "size", label={"nl": "Hoe groot?", "en": "How big?"})
    published("attest", REVIEW, form=a_form(a_page(name, size)))
    citizen.post("/aanvragen/attest/vraag/p/", {"name": "Blaffie", "size": "groot"})
    new = a_form(a_page(name, a_question("number", "size")), a_page(a_question("text", "more"), key="more"))
    published("attest", REVIEW, form=new)
    for _reload in range(2):
        page = main(citizen.get("/aanvragen/attest/"))
        assert "Dit formulier is vernieuwd" in page and "behalve dit: Hoe groot?" in page
    assert Draft.objects.get().version.number == 1
    for _twice in range(2):
        assert citizen.post("/aanvragen/attest/").status_code in (200, 302)
    assert Draft.objects.get().answers == {"name": "Blaffie"}
    assert "vernieuwd" not in main(citizen.get("/aanvragen/attest/", follow=True))
    page = main(citizen.get("/aanvragen/attest/vraag/p/"))
    assert 'value="Blaffie"' in page and "groot" not in page


def test_whoever_did_not_begin_gets_the_newest_form_and_reads_nothing_of_it(citizen: Client) -> None:
    published("attest", REVIEW, form=a_form(a_page(a_question("text"))))
    published("attest", REVIEW, form=a_form(a_page(a_question("number"))))
    assert "vernieuwd" not in main(citizen.get("/aanvragen/attest/", follow=True))


def test_a_case_is_never_moved(citizen: Client) -> None:
    filled_in(citizen)
    draft = Draft.objects.get()
    citizen.post(f"{MOVING}nakijken/", {"draft": str(draft.pk)})
    assert Case.objects.get().version == draft.version
