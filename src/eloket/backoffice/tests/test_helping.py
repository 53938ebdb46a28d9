"""The way of a clerk to the form of a citizen: a code, the same pages, and an end."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eloket.audit.models import Act, Entry
from eloket.backoffice.tests.builders import at_the_desk
from eloket.cases.models import Case, Draft, Help
from eloket.core import clock
from eloket.eforms.tests.filling_in import PDF
from eloket.identity.actions import admit_staff
from eloket.identity.tests.provider import Provider
from eloket.portal.tests.builders import MOVING, NEW_HOME, draft_key, filled_in, main, text, yesterday

pytestmark = pytest.mark.django_db
DUMPING = "/aanvragen/sluikstort-melden/"


def help_code(browser: Client, form: str = MOVING) -> str:
    browser.post(f"{form}hulp/")
    found = re.search(r'class="code__text"[^>]*>([^<]+)<', main(browser.get(f"{form}hulp/")))
    assert found
    return found[1]


def let_in(browser: Client, desk: Client, form: str = MOVING) -> str:
    """The address under which this clerk helps."""
    came = desk.post("/balie/hulp/", {"code": help_code(browser, form), "reason": "aan het loket"})
    assert came.status_code == 302, text(came)
    return str(came["Location"])


def seen_in(page: Any) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', text(page))
    assert found
    return found[1]


def test_a_clerk_fills_in_with_a_citizen_and_hands_it_back(citizen: Client, desk: Client) -> None:
    citizen.post(f"{MOVING}vraag/wanneer/", yesterday())
    help_ = let_in(citizen, desk)
    page = main(desk.get(help_))
    assert "El Amrani" in page and "Waar" in page and "Geef terug" in page
    assert "U helpt iemand" in text(desk.get(f"{help_}vraag/waarheen/"))
    after = desk.post(f"{help_}vraag/waarheen/", NEW_HOME)
    assert after["Location"] == f"{help_}vraag/wie/"
    assert "An Willems helpt u nu" in main(citizen.get(f"{MOVING}hulp/"))
    assert desk.post(f"{help_}terug/")["Location"] == "/balie/hulp/"
    assert desk.get(help_).status_code == 410 and "voorbij" in main(desk.get(help_))
    assert "An Willems vulde dit samen met u in: " in main(citizen.get(MOVING))
    citizen.post(f"{MOVING}vraag/wie/", {"movers": ["0"]})
    assert "An Willems vulde dit samen met u in: " in main(citizen.get(f"{MOVING}nakijken/"))
    log = main(citizen.get("/mijn/inzage/"))
    assert (
        "Een medewerker hielp u en bekeek wat u invult" in log and "aan het loket" in log and "Verhuizing melden" in log
    )


def test_a_clerk_submits_with_consent_and_the_citizen_reads_so(citizen: Client, desk: Client) -> None:
    filled_in(citizen)
    help_ = let_in(citizen, desk)
    page = desk.get(help_)
    seen = seen_in(page)
    refused = desk.post(f"{help_}indienen/", {"seen": seen})
    assert refused.status_code == 422 and "Vraag de burger of u mag indienen" in main(refused)
    for _click in range(2):
        assert desk.post(f"{help_}indienen/", {"seen": seen, "consent": "yes"})["Location"] == f"{help_}klaar/"
    case = Case.objects.get()
    assert case.channel == "assisted" and case.number[:5] in main(desk.get(f"{help_}klaar/"))
    assert desk.get(help_)["Location"] == f"{help_}klaar/"
    assert "An Willems" in main(desk.get(f"/balie/zaken/{case.number}/"))
    assert "Een medewerker diende samen met u een aanvraag in" in main(citizen.get("/mijn/inzage/"))
    assert citizen.get(f"/mijn/aanvragen/{case.number}/").status_code == 200


def test_every_look_is_on_record(citizen: Client, desk: Client) -> None:
    help_ = let_in(citizen, desk)
    looks = Entry.objects.filter(act=Act.DRAFT_VIEWED)
    for at, path in enumerate(("", "vraag/wanneer/", "vraag/wanneer/"), 1):
        desk.get(f"{help_}{path}")
        assert looks.count() == at
    desk.post(f"{help_}vraag/wanneer/", {})
    assert looks.count() == 4


def test_only_with_the_code_and_a_reason(citizen: Client, desk: Client) -> None:
    given = help_code(citizen)
    empty = desk.post("/balie/hulp/", {"code": given, "reason": ""})
    assert empty.status_code == 422 and "De burger leest dit" in main(empty) and given in main(empty)
    wrong = desk.post("/balie/hulp/", {"code": "0000-0000", "reason": "x"})
    assert wrong.status_code == 422 and "klopt niet" in main(wrong)
    for _guess in range(4):
        desk.post("/balie/hulp/", {"code": "0000-0000", "reason": "x"})
    assert desk.post("/balie/hulp/", {"code": given, "reason": "x"}).status_code == 429
    assert Help.objects.get().clerk is None
    assert "amrani" not in text(desk.get("/balie/hulp/")).lower()


def test_a_colleague_does_not_find_it(citizen: Client, desk: Client) -> None:
    given = help_code(citizen)
    help_ = desk.post("/balie/hulp/", {"code": given, "reason": "x"})["Location"]
    bram = admit_staff(issuer="https://staff.example", subject="bram", name="Bram Claes", team="burgerzaken")
    colleague = at_the_desk(bram)
    for path in ("", "vraag/wanneer/", "klaar/"):
        assert colleague.get(f"{help_}{path}").status_code == 404
    for path in ("vraag/wanneer/", "terug/", "indienen/"):
        assert colleague.post(f"{help_}{path}", {"consent": "yes"}).status_code == 404
    assert "collega" in main(colleague.post("/balie/hulp/", {"code": given, "reason": "x"}))


def test_the_citizen_can_stop_it_at_any_moment(citizen: Client, desk: Client) -> None:
    help_ = let_in(citizen, desk)
    citizen.post(f"{MOVING}hulp/", {"stop": "yes"})
    for path in ("", "vraag/wanneer/"):
        assert desk.get(f"{help_}{path}").status_code == 410
    gone = desk.post(f"{help_}vraag/wanneer/", yesterday())
    assert gone.status_code == 410 and not Draft.objects.get().answers
    assert "Geef mij een hulpcode" in main(citizen.get(f"{MOVING}hulp/"))


def test_both_who_type_on_one_page_lose_nothing(citizen: Client, desk: Client) -> None:
    citizen.post(f"{MOVING}vraag/wanneer/", yesterday())
    help_ = let_in(citizen, desk)
    hers, theirs = (
        seen_in(one) for one in (citizen.get(f"{MOVING}vraag/waarheen/"), desk.get(f"{help_}vraag/waarheen/"))
    )
    desk.post(f"{help_}vraag/waarheen/", NEW_HOME | {"seen": theirs})
    late = citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME | {"new_address-number": "7", "seen": hers})
    page = main(late)
    assert late.status_code == 409 and "intussen veranderd" in page and "Meir 1 bus 3" in page and 'value="7"' in page
    assert Draft.objects.get().answers["new_address"]["number"] == "1"
    citizen.post(f"{MOVING}vraag/waarheen/", NEW_HOME | {"new_address-number": "7", "seen": seen_in(late)})
    assert Draft.objects.get().answers["new_address"]["number"] == "7"
    late = desk.post(f"{help_}vraag/waarheen/", NEW_HOME | {"new_address-number": "9", "seen": theirs})
    assert late.status_code == 409 and "Meir 7 bus 3" in main(late) and 'value="9"' in main(late)


def test_it_works_for_somebody_who_did_not_sign_in_with_a_photo(city: None, desk: Client) -> None:
    anybody = Client()
    help_ = let_in(anybody, desk, DUMPING)
    assert "niet aangemeld" in main(desk.get(help_))
    desk.post(f"{help_}vraag/what/", {"waste": ["bags"], "amount": "little"})
    desk.post(f"{help_}vraag/place/", {"place-address": "Meir 1"})
    page = main(desk.post(f"{help_}vraag/photos/", {"photos": SimpleUploadedFile("foto.pdf", PDF)}, follow=True))
    assert "Zag u" in page
    file = re.search(rf'"({help_}bestanden/[^"]+)"', main(desk.get(help_)))
    assert file and desk.get(file[1])["Content-Disposition"].startswith("attachment")
    # Half of it by the clerk, the rest by the citizen.
    anybody.post(f"{DUMPING}vraag/seen/", {"seen": "no"})
    anybody.post(f"{DUMPING}vraag/contact/", {"contact_email": ""})
    key = draft_key(anybody, "sluikstort-melden")
    desk.post(f"{help_}indienen/", {"consent": "yes"})
    case = Case.objects.get()
    assert (case.profile, case.channel, case.uploads.count()) == (None, "assisted", 1)
    # In the citizen's own browser the same button leads to the same request.
    done = anybody.post(f"{DUMPING}nakijken/", {"draft": key})["Location"]
    assert case.number[:5] in main(anybody.get(done))


def test_a_draft_that_the_citizen_submitted_meanwhile_is_over(citizen: Client, desk: Client) -> None:
    key = filled_in(citizen)
    help_ = let_in(citizen, desk)
    citizen.post(f"{MOVING}nakijken/", {"draft": key})
    assert desk.get(help_).status_code == 410
    assert desk.post(f"{help_}indienen/", {"consent": "yes"}).status_code == 410
    assert Case.objects.count() == 1 and Case.objects.get().channel == "online"


def test_the_qr_code_leads_there_also_through_the_door(citizen: Client, provider: Provider) -> None:
    code = help_code(citizen).replace("-", "")
    page = main(citizen.get(f"{MOVING}hulp/"))
    assert "<svg" in page and "QR-code voor de medewerker" in page
    assert Help.objects.running(clock.now()).count() == 1
    an = admit_staff(issuer=provider.issuer, subject="an", name="An Willems", team="burgerzaken")
    scanned = f"/BALIE/HULP/CODE/{code}/"
    door = Client().get(scanned)
    assert door["Location"].startswith("/balie/aanmelden/?naar=")
    assert at_the_desk(an).get(scanned)["Location"] == f"/balie/hulp/code/{code}/"
    assert f'value="{code}"' in main(at_the_desk(an).get(f"/balie/hulp/code/{code}/"))
