"""Forms that anybody may fill in: who sees them, what is asked of whom, files, and how the answer comes."""

import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from conftest import FATIMA
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eloket.backoffice.tests.builders import at_the_desk
from eloket.cases.actions import decide
from eloket.cases.models import Case, Draft, Upload
from eloket.cases.uploads.scanners.embedded import running
from eloket.cases.uploads.storing import opened
from eloket.core import clock
from eloket.core.actors import Actor
from eloket.correspondence.models import Message
from eloket.eforms.tests.filling_in import PDF
from eloket.identity.actions import admit_staff
from eloket.portal.tests.builders import draft_key, idle, main
from eloket.profiles.actions import give_contact
from eloket.profiles.models import ContactPoint, Profile

pytestmark = pytest.mark.django_db
DUMPING = "/aanvragen/sluikstort-melden/"
WASTE = {"waste": ["bags"], "amount": "little"}
PLACE = {"place-address": "Meir 1"}


@pytest.fixture
def anybody(city: None) -> Client:
    return Client()


def filled_in(browser: Client, *, photos: Any = None, email: str = "") -> str:
    browser.post(f"{DUMPING}vraag/what/", WASTE)
    browser.post(f"{DUMPING}vraag/place/", PLACE)
    browser.post(f"{DUMPING}vraag/photos/", {"photos": photos} if photos else {})
    browser.post(f"{DUMPING}vraag/seen/", {"seen": "no"})
    browser.post(f"{DUMPING}vraag/contact/", {"contact_email": email})
    return draft_key(browser, "sluikstort-melden")


def filled_in_further(browser: Client) -> str:
    """Everything after the first page."""
    browser.post(f"{DUMPING}vraag/place/", PLACE)
    browser.post(f"{DUMPING}vraag/photos/", {})
    browser.post(f"{DUMPING}vraag/seen/", {"seen": "no"})
    browser.post(f"{DUMPING}vraag/contact/", {"contact_email": ""})
    return draft_key(browser, "sluikstort-melden")


def submitted(browser: Client, **more: Any) -> Case:
    browser.post(f"{DUMPING}nakijken/", {"draft": filled_in(browser, **more)})
    return Case.objects.latest("submitted_at")


def test_nobody_has_to_sign_in_and_nobody_finds_the_request_of_another(anybody: Client) -> None:
    assert anybody.get(DUMPING)["Location"] == f"{DUMPING}vraag/what/"
    done = anybody.post(f"{DUMPING}nakijken/", {"draft": filled_in(anybody)})["Location"]
    case = Case.objects.get()
    assert case.profile is None and done == f"{DUMPING}klaar/{case.number}/"
    assert f"{case.number[:5]}-{case.number[5:]}" in main(anybody.get(done))
    assert Client().get(done).status_code == 404


def test_the_draft_of_one_browser_is_not_that_of_another(anybody: Client) -> None:
    key = filled_in(anybody)
    other = Client()
    assert other.get(f"{DUMPING}nakijken/")["Location"] == f"{DUMPING}vraag/what/"
    assert other.post(f"{DUMPING}nakijken/", {"draft": key})["Location"] == DUMPING
    assert not Case.objects.exists()


def test_a_double_click_is_one_request(anybody: Client) -> None:
    key = filled_in(anybody)
    first, second = (anybody.post(f"{DUMPING}nakijken/", {"draft": key}) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_an_answer_decides_which_questions_follow(anybody: Client) -> None:
    followed = anybody.post(f"{DUMPING}vraag/what/", WASTE | {"waste": ["bags", "dangerous"]})
    assert followed["Location"] == f"{DUMPING}vraag/danger/"
    anybody.post(f"{DUMPING}vraag/danger/", {"danger": "Spuiten"})
    # Another answer takes the question away, and what was said to it does not enter the request.
    assert anybody.post(f"{DUMPING}vraag/what/", WASTE)["Location"] == f"{DUMPING}vraag/place/"
    assert anybody.get(f"{DUMPING}vraag/danger/").status_code == 302
    case = submitted(anybody)
    assert "danger" not in case.answers and case.answers["waste"] == ["bags"]


def test_whoever_is_signed_in_is_not_asked_what_is_known(citizen: Client) -> None:
    assert citizen.get(DUMPING)["Location"] == f"{DUMPING}vraag/what/"
    fatima = Profile.objects.get(number=FATIMA)
    value, actor = "fatima@post.example", Actor("citizen", fatima.pk)
    give_contact(fatima.pk, kind=ContactPoint.Kind.EMAIL, value=value, actor=actor, now=clock.now())
    start = main(citizen.get(DUMPING))
    assert value in start and "U gaf dit zelf op" in start
    citizen.post(f"{DUMPING}vraag/what/", WASTE)
    citizen.post(f"{DUMPING}vraag/place/", PLACE)
    citizen.post(f"{DUMPING}vraag/photos/", {})
    after = citizen.post(f"{DUMPING}vraag/seen/", {"seen": "no"})["Location"]
    assert after == f"{DUMPING}nakijken/" and value in main(citizen.get(after))


def test_the_answer_comes_by_mail_to_whoever_left_an_address(anybody: Client, work: Any) -> None:
    case = submitted(anybody, email="iemand@post.example")
    work()
    assert [sent.to for sent in mail.outbox] == [["iemand@post.example"]]
    assert case.number[:5] in mail.outbox[0].body and "A-profiel" not in mail.outbox[0].body
    clerk = admit_staff(issuer="https://staff.example", subject="mia", name="Mia Maes", team="milieu")
    decide(
        case.pk, grant=True, explanation="", revision=case.revision, clerk=clerk, today=clock.today(), now=clock.now()
    )
    work()
    assert "opgeruimd" in mail.outbox[1].body


def test_who_left_no_address_hears_nothing(anybody: Client, work: Any) -> None:
    submitted(anybody)
    work()
    assert mail.outbox == [] and not Message.objects.exists()


# Files


def a_photo(content: bytes = PDF, name: str = "foto.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def at_the_photos(browser: Client) -> None:
    browser.post(f"{DUMPING}vraag/what/", WASTE)
    browser.post(f"{DUMPING}vraag/place/", PLACE)


def test_a_file_travels_with_the_request_to_whoever_handles_it(anybody: Client) -> None:
    upload = submitted(anybody, photos=a_photo()).uploads.get()
    assert (upload.name, upload.media_type, upload.pages, upload.draft) == ("foto.pdf", "application/pdf", 1, None)
    with opened(upload) as kept:
        assert kept.read().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "leeg"), (b"MZ\x90\x00 a program", "pdf"), (PDF + b"0" * 10_000_000, "10 MB"), (b"%PDF-", "beschadigd")],
    ids=["empty", "program", "large", "damaged"],
)
def test_a_file_that_may_not_be_added_is_said_so_and_not_kept(anybody: Client, content: bytes, word: str) -> None:
    at_the_photos(anybody)
    again = anybody.post(f"{DUMPING}vraag/photos/", {"photos": a_photo(content)})
    assert again.status_code == 422 and word in main(again) and "foto.pdf" in main(again)
    assert not Upload.objects.exists()


def test_each_file_that_may_not_be_added_is_named_and_the_others_are_kept(anybody: Client) -> None:
    at_the_photos(anybody)
    three = [a_photo(b"", "een.pdf"), a_photo(name="twee.pdf"), a_photo(b"MZ", "drie.pdf")]
    again = main(anybody.post(f"{DUMPING}vraag/photos/", {"photos": three}))
    beside = re.search(r'id="photos-error".*?</p>', again, re.DOTALL)
    assert beside and "“een.pdf” is leeg" in beside[0] and "“drie.pdf” is geen pdf" in beside[0]
    assert "Verwijder twee.pdf" in again and Upload.objects.get().name == "twee.pdf"


def test_kinds_and_sizes_are_said_before_anything_is_chosen(anybody: Client) -> None:
    at_the_photos(anybody)
    assert "Hoogstens 3 bestanden: pdf, jpg, png of webp, elk tot 10 MB." in main(
        anybody.get(f"{DUMPING}vraag/photos/")
    )


def test_files_that_were_added_can_be_taken_out_again(anybody: Client) -> None:
    at_the_photos(anybody)
    anybody.post(f"{DUMPING}vraag/photos/", {"photos": [a_photo(name="een.pdf"), a_photo(name="twee.pdf")]})
    assert "een.pdf" in main(anybody.get(f"{DUMPING}vraag/photos/"))
    first = Upload.objects.get(name="een.pdf")
    anybody.post(f"{DUMPING}vraag/photos/", {"photos-drop": [str(first.pk)]})
    assert [file["name"] for file in Draft.objects.get().answers["photos"]] == ["twee.pdf"]


def test_too_many_files_are_kept_until_enough_are_taken_out(anybody: Client) -> None:
    at_the_photos(anybody)
    again = anybody.post(f"{DUMPING}vraag/photos/", {"photos": [a_photo(name=f"{nth}.pdf") for nth in range(4)]})
    assert again.status_code == 422 and "hoogstens 3" in main(again) and "Verwijder 3.pdf" in main(again)
    assert anybody.get(f"{DUMPING}nakijken/")["Location"] == f"{DUMPING}vraag/photos/"


def test_the_files_of_a_draft_of_another_are_not_taken_along(anybody: Client) -> None:
    other = Client()
    at_the_photos(other)
    other.post(f"{DUMPING}vraag/photos/", {"photos": a_photo()})
    submitted(anybody)
    assert not Case.objects.get().uploads.exists() and Upload.objects.get().draft is not None


# Files, looked at again


def test_who_added_a_file_can_look_at_it_again_and_nobody_else_can(anybody: Client) -> None:
    at_the_photos(anybody)
    anybody.post(f"{DUMPING}vraag/photos/", {"photos": a_photo(name="Mijn “foto”.pdf")})
    address = f"{DUMPING}bestanden/{Upload.objects.get().pk}/"
    assert f'href="{address}"' in main(anybody.get(f"{DUMPING}vraag/photos/"))
    assert is_kept_and_never_opened(anybody.get(address)) and b"/MediaBox" in anybody.get(address).content
    assert Client().get(address).status_code == 404


def test_a_citizen_finds_her_files_with_her_request_and_a_stranger_does_not(citizen: Client, stranger: Client) -> None:
    citizen.post(f"{DUMPING}vraag/what/", WASTE)
    citizen.post(f"{DUMPING}vraag/place/", PLACE)
    case = submitted(citizen, photos=a_photo())
    page = f"/mijn/aanvragen/{case.number}/"
    address = f"{page}bestanden/{case.uploads.get().pk}/"
    assert f'href="{address}"' in main(citizen.get(page)) and "PDF, 1 bladzijde, 1 kB" in main(citizen.get(page))
    assert is_kept_and_never_opened(citizen.get(address))
    assert stranger.get(address).status_code == 404


def test_a_file_is_found_with_its_own_request_only(citizen: Client) -> None:
    first, second = (submitted(citizen, photos=a_photo()) for _time in range(2))
    assert citizen.get(f"/mijn/aanvragen/{second.number}/bestanden/{first.uploads.get().pk}/").status_code == 404


def test_a_clerk_sees_what_a_file_is_and_whether_it_was_scanned(anybody: Client, settings: Any) -> None:
    clerk = admit_staff(issuer="https://staff.example", subject="mia", name="Mia Maes", team="milieu")
    desk = at_the_desk(clerk)
    unscanned = submitted(anybody, photos=a_photo())
    assert "Niet op virussen nagekeken" in main(desk.get(f"/balie/zaken/{unscanned.number}/"))
    with running() as settings.CLAMD_URL:
        case = submitted(Client(), photos=a_photo())
    page = main(desk.get(f"/balie/zaken/{case.number}/"))
    assert "foto.pdf" in page and "PDF, 1 bladzijde, 1 kB" in page and "Op virussen nagekeken op" in page
    assert is_kept_and_never_opened(desk.get(f"/balie/zaken/{case.number}/bestanden/{case.uploads.get().pk}/"))


def is_kept_and_never_opened(answer: Any) -> bool:
    return bool(
        answer.status_code == 200
        and answer["Content-Type"] == "application/pdf"
        and answer["Content-Disposition"].startswith("attachment; filename")
        and answer["X-Content-Type-Options"] == "nosniff"
        and "sandbox" in answer["Content-Security-Policy"]
        and "no-store" in answer["Cache-Control"]
    )


# Whoever began signed in


def test_who_began_signed_in_does_not_go_on_as_somebody_unknown(citizen: Client) -> None:
    citizen.post(f"{DUMPING}vraag/what/", WASTE)
    idle(citizen, minutes=20)
    ended = citizen.post(f"{DUMPING}vraag/place/", PLACE)
    assert ended.status_code == 401 and Draft.objects.filter(profile=None).count() == 0


# What was asked, to keep


def test_the_request_can_be_kept_as_a_file_by_whoever_sent_it(anybody: Client) -> None:
    done = anybody.post(f"{DUMPING}nakijken/", {"draft": filled_in(anybody)})["Location"]
    file = anybody.get(done.rstrip("/") + ".pdf")
    assert file["Content-Type"] == "application/pdf" and file.content.startswith(b"%PDF")
    with pikepdf.open(BytesIO(file.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith("nl")
    assert Client().get(done.rstrip("/") + ".pdf").status_code == 404


def test_whatever_was_typed_can_be_kept(anybody: Client) -> None:
    anybody.post(f"{DUMPING}vraag/what/", WASTE | {"waste": ["dangerous"]})
    anybody.post(f"{DUMPING}vraag/danger/", {"danger": "Spuiten 💉\nnaast de bank, 東 \u202e"})
    done = anybody.post(f"{DUMPING}nakijken/", {"draft": filled_in_further(anybody)})["Location"]
    assert anybody.get(done.rstrip("/") + ".pdf").status_code == 200
