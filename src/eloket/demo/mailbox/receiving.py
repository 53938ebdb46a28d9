"""Taking mail in over SMTP."""

import asyncio
import logging
import signal
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, Envelope, Session
from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections

from eloket.core import clock
from eloket.demo.models import Mail

HOST = "127.0.0.1"
LARGEST = 10_000_000  # bytes

log = logging.getLogger(__name__)


class Mailbox:
    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        try:
            await sync_to_async(_take_in)(envelope)
        except DatabaseError:
            log.exception("A mail could not be kept.")
            return "451 4.3.0 Not kept, try again later"
        return "250 2.0.0 Kept"


def keep(envelope: Envelope) -> None:
    content = envelope.content if isinstance(envelope.content, bytes) else b""
    message = message_from_bytes(content, policy=policy.default)
    Mail.objects.create(
        sender=_storable(envelope.mail_from or ""),
        recipients=[_storable(address).lower() for address in envelope.rcpt_tos],
        subject=_storable(str(message["subject"] or "")),
        body=_storable(_text(message)),
        headers=_storable("\n".join(f"{name}: {value}" for name, value in message.items())),
        received_at=clock.now(),
    )


async def serve(port: int) -> None:
    """Until SIGTERM or SIGINT. A mail that is coming in at that moment is kept or refused, never half of it."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    mailbox = Mailbox()
    server = await loop.create_server(
        lambda: SMTP(mailbox, data_size_limit=LARGEST, enable_SMTPUTF8=True, hostname="localhost", loop=loop),
        HOST,
        port,
    )
    await stop.wait()
    server.close()


def _take_in(envelope: Envelope) -> None:
    # This process outlives a restart of the database.
    close_old_connections()
    keep(envelope)


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    try:
        return str(part.get_content()) if part else ""
    except (LookupError, ValueError):
        # An unknown character set, or none that fits.
        return str(message.get_payload(decode=False))


def _storable(text: str) -> str:
    """PostgreSQL keeps no NUL and no half characters; lines ended for the journey only."""
    return text.replace("\r\n", "\n").replace("\0", "").encode("utf-8", "replace").decode("utf-8")
