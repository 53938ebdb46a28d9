import pytest

from eloket.cases.letters import grouped, tell
from eloket.cases.tests.builders import submitted
from eloket.core import clock
from eloket.core.dates import day_text
from eloket.correspondence.models import Message
from eloket.profiles.models import Profile

pytestmark = pytest.mark.django_db


def test_a_number_is_written_in_two_groups() -> None:
    assert grouped("0123456789") == "01234-56789"


@pytest.mark.parametrize(("language", "subject"), [("nl", "ontvangen: Verhuizing melden"), ("en", "Report a move")])
def test_the_letter_of_receipt_names_the_case_and_the_last_day_in_the_language_of_the_reader(
    fatima: Profile, language: str, subject: str
) -> None:
    Profile.objects.update(language=language)
    case = submitted(fatima)
    letter = Message.objects.get(template="request_received")
    assert subject in letter.subject and letter.case_number == grouped(case.number)
    assert grouped(case.number) in letter.body and day_text(case.due_on, language) in letter.body


def test_what_a_clerk_types_is_text_and_never_a_place_to_fill(fatima: Profile) -> None:
    case = submitted(fatima)
    tell("request_refused", case, explanation="Het adres {number} %(due)s bestaat niet", now=clock.now())
    assert "Het adres {number} %(due)s bestaat niet" in Message.objects.get(template="request_refused").body
