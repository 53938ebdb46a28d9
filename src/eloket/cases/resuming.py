"""Going on elsewhere with what somebody began who did not sign in: by a code, for as long as the draft is kept."""

from datetime import datetime

from django.conf import settings

from eloket.cases.codes import code, hashed
from eloket.cases.errors import CodeUnknown
from eloket.cases.models import Draft
from eloket.core.dates import day_text
from eloket.core.keys import grouped
from eloket.correspondence.actions import Letter, send
from eloket.correspondence.templates import Words


def give_code(draft: Draft) -> str:
    """The code with which anybody goes on with this draft. Asking again gives the same."""
    given = code("resume", draft.pk)
    Draft.objects.filter(pk=draft.pk, profile=None).update(code_hash=hashed("resume", given))
    return given


def mail_code(draft: Draft, address: str, *, language: str, now: datetime) -> None:
    """Send the code to an address. The mail says neither who it is for nor what it is about."""
    words: dict[str, Words] = {
        "code": grouped(give_code(draft)),
        "until": {each: day_text(draft.kept_until, each) for each in ("nl", "en")},
        "address": f"{settings.BASE_URL}/verder/",
    }
    send(Letter(None, "draft_kept", words, address=address, language=language), now=now)


def draft_of(text: str) -> Draft:
    """The draft that a code, as somebody typed it, belongs to. Refuses with CodeUnknown."""
    found: Draft | None = Draft.objects.filter(profile=None, code_hash=hashed("resume", text)).first()
    if found is None:
        raise CodeUnknown
    return found
