from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eloket.core.news import announce_all
from eloket.correspondence.channels.email import Mail, Undeliverable, send_mail
from eloket.correspondence.models import Delivery, Message
from eloket.correspondence.news import MessageWritten
from eloket.correspondence.templates import TEMPLATES, Words, filled
from eloket.profiles.models import ContactPoint, Profile


@dataclass(frozen=True)
class Letter:
    """What to write to whom: a text of `texts/`, and words for the places in it.

    Without a profile it goes to `address` only, in `language`.
    """

    profile: UUID | None
    template: str
    words: Mapping[str, Words] = field(default_factory=dict)
    case_number: str = ""
    address: str = ""
    language: str = "nl"


def send(letter: Letter, *, now: datetime) -> None:
    send_all([letter], now=now)


@transaction.atomic(savepoint=False)
def send_all(letters: Iterable[Letter], *, now: datetime) -> None:
    """Write to people in their own language. Goes out over e-mail too, for whoever gave an address.

    Runs in the transaction of whatever is told: the message exists if and only if it is true.
    """
    letters = list(letters)
    if not letters:
        return
    profiles = [each.profile for each in letters if each.profile]
    languages = dict(Profile.objects.filter(pk__in=profiles).values_list("pk", "language"))
    addresses = _addresses(profiles)
    messages = Message.objects.bulk_create(
        _message(each, languages[each.profile] if each.profile else each.language, now) for each in letters
    )
    deliveries = [
        Delivery(message=message, channel="email", address=address)
        for message, letter in zip(messages, letters, strict=True)
        if (address := letter.address or (addresses.get(letter.profile, "") if letter.profile else ""))
    ]
    Delivery.objects.bulk_create(deliveries)
    announce_all([MessageWritten(delivery.message_id) for delivery in deliveries])


def deliver(message_id: UUID, *, now: datetime) -> None:
    """Hand a message over to the mail server, once.

    Safe to repeat: what was sent is not sent again, and the same message always carries the same Message-ID.
    Raises the mail server's error when it cannot be reached; an address it refuses is noted and left.
    """
    delivery = Delivery.objects.select_related("message").get(message=message_id, channel="email")
    if delivery.state != Delivery.State.WAITING:
        return
    message = delivery.message
    subject = TEMPLATES[message.template].mail[message.language]
    try:
        # Not in a transaction: a slow mail server must not hold a connection and its locks.
        # Who has no inbox reads the message itself.
        text = "" if message.profile_id else message.body
        send_mail(Mail(delivery.pk, delivery.address, subject, message.case_number, message.language, text))
    except Undeliverable as problem:
        _settle(delivery, Delivery.State.REFUSED, now, because=str(problem))
    else:
        _settle(delivery, Delivery.State.SENT, now)


def mark_read(message: Message, *, now: datetime) -> None:
    Message.objects.filter(pk=message.pk, read_at=None).update(read_at=now)


@transaction.atomic
def _settle(delivery: Delivery, state: Delivery.State, now: datetime, *, because: str = "") -> None:
    Delivery.objects.filter(pk=delivery.pk).update(state=state, sent_at=now, refused_because=because[:300])
    if not TEMPLATES[delivery.message.template].kept:
        Message.objects.filter(pk=delivery.message_id).update(body="")


def _message(letter: Letter, language: str, now: datetime) -> Message:
    subject, body = filled(letter.template, language, letter.words)
    return Message(
        profile_id=letter.profile,
        template=letter.template,
        language=language,
        subject=subject,
        body=body,
        case_number=letter.case_number,
        written_at=now,
    )


def _addresses(profiles: Iterable[UUID]) -> dict[UUID, str]:
    points = ContactPoint.objects.filter(profile__in=list(profiles), kind=ContactPoint.Kind.EMAIL)
    return dict(points.values_list("profile_id", "value"))
