"""E-mail: says that something waits in the inbox. No personal data, no link that signs in.

To somebody without an inbox it is the message itself.
"""

from dataclasses import dataclass
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override


class Undeliverable(Exception):
    """The mail server refuses this address for good."""


@dataclass(frozen=True)
class Mail:
    delivery: UUID
    to: str
    subject: str
    case_number: str
    language: str
    text: str = ""


def send_mail(mail: Mail) -> None:
    """Hand one mail over by SMTP. Raises Undeliverable, or the server's own error when it cannot be reached."""
    sender = settings.DEFAULT_FROM_EMAIL
    with override(mail.language):
        subject = f"{mail.subject} ({mail.case_number})" if mail.case_number else mail.subject
        message = EmailMessage(subject, _body(mail.text), f"{settings.THEME.name} <{sender}>", [mail.to])
    # The same delivery always carries the same identity, so that a mailbox drops a copy sent twice.
    message.extra_headers["Message-ID"] = f"<{mail.delivery}@{parseaddr(sender)[1].partition('@')[2]}>"
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        message.send()
    except SMTPRecipientsRefused as problem:
        codes = [code for code, _text in problem.recipients.values()]
        if all(500 <= code < 600 for code in codes):
            raise Undeliverable(f"SMTP {codes[0]}") from problem
        raise


def _body(text: str) -> str:
    theme = settings.THEME
    lines = (text.strip(),) if text else _something_waits()
    return "\n\n".join((*lines, _("Vragen? Bel %(phone)s.") % {"phone": theme.phone}, theme.name)) + "\n"


def _something_waits() -> tuple[str, ...]:
    return (
        _("Er staat een nieuw bericht voor u klaar bij %(city)s.") % {"city": settings.THEME.name},
        _("U leest het in uw A-profiel. Ga zelf naar %(address)s, kies Aanmelden en daarna Berichten.")
        % {"address": settings.BASE_URL},
        _("In deze e-mail staat geen link om u aan te melden. Zo weet u dat hij echt van ons komt."),
    )
