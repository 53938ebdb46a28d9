"""How days, moments and codes are written on screens, in the language of whoever reads."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, gettext

from eloket.core.dates import MONTHS, day_text
from eloket.core.keys import grouped
from eloket.core.sentences import Sentence
from eloket.core.sizes import size_text
from eloket.core.texts import Text

AT = {"nl": "{day} om {hour}.{minute:02} uur", "en": "{day} at {hour:02}:{minute:02}"}


def _language() -> str:
    code = (get_language() or "nl")[:2]
    return code if code in MONTHS else "nl"


def day(value: date | None) -> str:
    """3 mei 2026; empty for no date. A moment is written as the day it falls on here."""
    if value is None:
        return ""
    return day_text(timezone.localtime(value) if isinstance(value, datetime) else value, _language())


def moment(value: datetime | None) -> str:
    """3 mei 2026 om 14.05 uur, on the city's clock. Takes an aware moment."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return AT[_language()].format(day=day(local), hour=local.hour, minute=local.minute)


def said(sentence: Sentence | Text | str) -> str:
    """A sentence of a rule, or a text of the city, in the language of whoever reads."""
    if isinstance(sentence, Sentence):
        return sentence.read(_language(), gettext)
    return sentence[_language()] or sentence.nl if isinstance(sentence, Text) else sentence


def size(value: int) -> str:
    """Of bytes: 214 kB or 3,4 MB."""
    return size_text(value, _language())


FILTERS: dict[str, Callable[..., str]] = {
    "day": day,
    "moment": moment,
    "code_groups": grouped,
    "said": said,
    "size": size,
}
