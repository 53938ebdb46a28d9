"""The mail server as a program of its own, spoken to over SMTP."""

import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from aiosmtpd.smtp import Envelope
from django.db import connection
from psycopg.conninfo import make_conninfo

from eloket.demo.mailbox.receiving import LARGEST, keep
from eloket.demo.models import Mail


def mail(subject: str = "Uw aanvraag is klaar", text: str = "Er staat een bericht voor u klaar.\n") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "e-loket@stad.example", "eva@post.example", subject
    message.set_content(text)
    return message


def received(content: bytes, *to: str) -> Mail:
    envelope = Envelope()
    envelope.mail_from, envelope.rcpt_tos, envelope.content = "e-loket@stad.example", list(to), content
    keep(envelope)
    return Mail.objects.latest("pk")


@pytest.fixture
def server(transactional_db: None) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    known = connection.settings_dict
    parts = {"dbname": known["NAME"], "user": known["USER"], "password": known["PASSWORD"], "host": known["HOST"]}
    database = make_conninfo(**{name: value for name, value in parts.items() if value}, port=known["PORT"] or None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "eloket", "mailserver", "--port", str(port)]
    with subprocess.Popen(command, env={**os.environ, "DATABASE_URL": database}) as process:
        try:
            _wait_for(port)
            yield process, port
        finally:
            process.kill()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError


def test_a_mail_is_kept_and_the_server_ends_when_asked(server: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = server
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        smtp.send_message(mail(), to_addrs=["Eva@post.example", "łukasz@post.example"])
        with pytest.raises(smtplib.SMTPSenderRefused, match="size"):
            smtp.sendmail("e-loket@stad.example", "eva@post.example", "x" * (LARGEST + 1))
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 0
    kept = Mail.objects.get()
    assert kept.recipients == ["eva@post.example", "łukasz@post.example"]
    assert (kept.subject, kept.body) == ("Uw aanvraag is klaar", "Er staat een bericht voor u klaar.\n")
    assert "To: eva@post.example" in kept.headers


@pytest.mark.django_db
def test_any_letter_arrives() -> None:
    kept = received(
        mail("Voor Nguyễn Thị Hương", "Thị Hương, uw aanvraag “verhuizing” €\n").as_bytes(), "h@post.example"
    )
    assert kept.subject == "Voor Nguyễn Thị Hương"
    assert kept.body == "Thị Hương, uw aanvraag “verhuizing” €\n"


@pytest.mark.django_db
def test_a_mail_without_a_text_is_kept_as_it_is() -> None:
    message = EmailMessage()
    message.set_content("<p>Hallo</p>", subtype="html")
    assert received(message.as_bytes(), "a@post.example").body == "<p>Hallo</p>\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\xff\xfe",
        b"Subject: =?utf-8?b?////?=\n\n\xff\0text",
        b"Content-Type: text/plain; charset=nothing-known\n\nh\xe9",
        b"Content-Type: multipart/mixed; boundary=x\n\n--y\n",
        b"Subject: a\n b\nSubject: c\nContent-Transfer-Encoding: base64\n\n====",
    ],
)
def test_a_broken_mail_is_kept_too(content: bytes) -> None:
    assert received(content, "a@post.example").recipients == ["a@post.example"]
