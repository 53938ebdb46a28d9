from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from socket import socket
from uuid import UUID

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from eloket.core.actors import Actor
from eloket.core.keys import new_key
from eloket.correspondence.actions import Letter, deliver, mark_read, send, send_all
from eloket.correspondence.models import Delivery, Message
from eloket.correspondence.templates import TEMPLATES
from eloket.profiles.actions import choose_language, give_contact
from eloket.profiles.models import ContactPoint, Profile
from eloket.profiles.tests.builders import a_profile

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
NAME, STREET = "Fatima El Amrani", "Stuivenbergplein 38"
pytestmark = pytest.mark.django_db


def somebody(nth: int = 0, *, email: str = "", language: str = "nl") -> Profile:
    profile = a_profile(nth)
    choose_language(profile.pk, language)
    if email:
        me = Actor("citizen", profile.pk)
        give_contact(profile.pk, kind=ContactPoint.Kind.EMAIL, value=email, actor=me, now=NOW)
    return profile


def granted(profile: Profile, number: str = "Z-2026-1") -> Letter:
    """A message that says as much about a person as any does."""
    words = {"service": f"Verhuizing van {NAME}", "number": number, "explanation": f"{NAME} woont op {STREET}."}
    return Letter(profile.pk, "request_granted", words, case_number=number)


def a_waiting_message(email: str = "fatima@example.org", language: str = "nl") -> UUID:
    send(granted(somebody(email=email, language=language)), now=NOW)
    return Message.objects.get().pk


def delivery() -> Delivery:
    found: Delivery = Delivery.objects.get()
    return found


def queued() -> list[dict[str, str]]:
    return list(ProcrastinateJob.objects.filter(task_name="correspondence.deliver").values_list("args", flat=True))


@contextmanager
def mail_server(settings: LazySettings, answer: str = "250 OK") -> Iterator[list[str]]:
    """A mail server that gives this answer to every recipient. Yields whom it took mail for."""
    taken: list[str] = []

    class Server:
        async def handle_RCPT(self, _s: SMTP, _: Session, envelope: Envelope, to: str, _o: list[str]) -> str:  # noqa: N802
            if answer.startswith("250"):
                envelope.rcpt_tos.append(to)
                taken.append(to)
            return answer

    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Server(), hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield taken
    finally:
        controller.stop()


# Writing.


def test_a_message_stands_in_the_inbox_in_the_readers_language() -> None:
    dutch, english = somebody(1), somebody(2, language="en")
    send_all([granted(dutch), granted(english)], now=NOW)
    assert Message.objects.to(dutch.pk).get().subject.startswith("Uw aanvraag is goedgekeurd")
    assert Message.objects.to(english.pk).get().subject.startswith("Your request is granted")
    assert not Delivery.objects.exists() and queued() == []


def test_whoever_gave_an_address_gets_an_email_too() -> None:
    with_address, without = somebody(1, email="fatima@example.org"), somebody(2)
    send_all([granted(with_address), granted(without)], now=NOW)
    assert (delivery().address, delivery().state, delivery().sent_at) == ("fatima@example.org", "waiting", None)
    assert queued() == [{"message_id": str(Message.objects.to(with_address.pk).get().pk)}]


def test_a_phone_number_is_no_address_for_mail() -> None:
    profile = somebody()
    give_contact(profile.pk, kind=ContactPoint.Kind.PHONE, value="0470", actor=Actor("citizen", profile.pk), now=NOW)
    send(granted(profile), now=NOW)
    assert not Delivery.objects.exists()


def test_a_message_about_a_change_that_was_undone_was_never_written() -> None:
    profile = somebody(email="fatima@example.org")
    with transaction.atomic():
        send(granted(profile), now=NOW)
        transaction.set_rollback(True)
    assert not Message.objects.exists() and queued() == []


def test_no_letters_write_nothing() -> None:
    send_all([], now=NOW)
    send_all(iter(()), now=NOW)
    assert not Message.objects.exists()


def test_a_letter_that_lacks_a_word_is_not_sent_with_a_hole_in_it() -> None:
    with pytest.raises(KeyError), transaction.atomic():
        send(Letter(somebody().pk, "request_granted", {"service": "Verhuizing"}), now=NOW)
    assert not Message.objects.exists()


# Delivering.


def test_a_message_is_delivered_once(mailoutbox: list[EmailMessage]) -> None:
    message = a_waiting_message()
    deliver(message, now=LATER)
    deliver(message, now=LATER + timedelta(hours=1))
    (mail,) = mailoutbox
    assert mail.to == ["fatima@example.org"]
    assert (delivery().state, delivery().sent_at) == ("sent", LATER)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_personal_data_is_in_the_mail(mailoutbox: list[EmailMessage], language: str) -> None:
    deliver(a_waiting_message(language=language), now=LATER)
    profile = Profile.objects.get()
    raw = mailoutbox[0].message().as_string() + mailoutbox[0].subject + str(mailoutbox[0].body)
    for secret in (*NAME.split(), "Stuivenbergplein", "Verhuizing", profile.number, str(profile.pk), "goedgekeurd"):
        assert secret not in raw


def test_the_mail_names_the_request_the_city_and_where_to_go(
    mailoutbox: list[EmailMessage], settings: LazySettings
) -> None:
    deliver(a_waiting_message(), now=LATER)
    (mail,) = mailoutbox
    assert mail.subject == "Nieuw bericht over uw aanvraag (Z-2026-1)"
    assert mail.from_email.startswith(f"{settings.THEME.name} <")
    assert settings.BASE_URL in mail.body and settings.THEME.phone in mail.body
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_mail_that_is_sent_again_carries_the_same_identity(mailoutbox: list[EmailMessage]) -> None:
    message = a_waiting_message()
    deliver(message, now=LATER)
    Delivery.objects.update(state="waiting")
    deliver(message, now=LATER)
    first, second = (mail.extra_headers["Message-ID"] for mail in mailoutbox)
    assert first == second == f"<{delivery().pk}@stadvoorbeeld.example>"


def test_a_mail_reaches_the_mail_server(settings: LazySettings) -> None:
    with mail_server(settings) as taken:
        deliver(a_waiting_message(), now=LATER)
    assert taken == ["fatima@example.org"]


@pytest.mark.parametrize("answer", ["550 5.1.1 No such mailbox", "553 5.1.3 Bad address"])
def test_an_address_that_is_refused_for_good_is_noted_and_left(settings: LazySettings, answer: str) -> None:
    message = a_waiting_message()
    with mail_server(settings, answer):
        deliver(message, now=LATER)
        deliver(message, now=LATER)
    assert (delivery().state, delivery().refused_because) == ("refused", f"SMTP {answer[:3]}")


def test_an_address_that_is_refused_for_now_is_tried_again(settings: LazySettings) -> None:
    message = a_waiting_message()
    with mail_server(settings, "451 4.7.1 Try again later"), pytest.raises(SMTPRecipientsRefused) as problem:
        deliver(message, now=LATER)
    assert delivery().state == "waiting"
    assert isinstance(problem.value, OSError), "what the job tries again on"
    with mail_server(settings) as taken:
        deliver(message, now=LATER)
    assert len(taken) == 1 and delivery().state == "sent"


def test_a_mail_server_that_is_down_raises_and_nothing_is_marked(settings: LazySettings) -> None:
    message = a_waiting_message()
    with mail_server(settings):
        pass
    with pytest.raises(OSError, match="refused"):
        deliver(message, now=LATER)
    assert (delivery().state, delivery().sent_at) == ("waiting", None)


def test_a_message_without_a_delivery_is_a_mistake_of_the_house() -> None:
    with pytest.raises(Delivery.DoesNotExist):
        deliver(new_key(), now=NOW)


# Reading.


def test_a_message_is_read_when_it_is_first_opened() -> None:
    send(granted(somebody()), now=NOW)
    message = Message.objects.get()
    for moment in (LATER, LATER + timedelta(hours=1)):
        mark_read(message, now=moment)
    assert Message.objects.get().read_at == LATER
    assert not Message.objects.unread().exists()


def test_an_inbox_holds_what_was_written_to_its_owner_newest_first() -> None:
    mine, other = somebody(1), somebody(2)
    for at, number in enumerate(("Z-1", "Z-2", "Z-3")):
        send_all([granted(mine, number), granted(other)], now=NOW + timedelta(minutes=at))
    assert [message.case_number for message in Message.objects.to(mine.pk)] == ["Z-3", "Z-2", "Z-1"]


def test_every_text_of_the_city_can_be_sent() -> None:
    words = dict.fromkeys(("service", "number", "explanation", "due", "documents", "code", "until", "address"), "x")
    profile = somebody(email="fatima@example.org", language="en")
    send_all([Letter(profile.pk, template, words) for template in TEMPLATES], now=NOW)
    for message in Message.objects.all():
        deliver(message.pk, now=LATER)
    assert Delivery.objects.filter(state="sent").count() == len(TEMPLATES)
