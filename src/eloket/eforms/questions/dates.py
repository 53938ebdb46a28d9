"""A date in three fields, where months may be typed as a name; and a time of the day."""

import re
from datetime import date, timedelta
from typing import Any

from eloket.core.dates import MONTHS, day_text
from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent

_BY_NAME = {name[:3].lower(): at for names in MONTHS.values() for at, name in enumerate(names, 1)} | {"mrt": 3}


class Date(QuestionType):
    """The value is ISO text."""

    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        day, month, year = (sent.one(f"{question.key}-{part}") for part in ("day", "month", "year"))
        if not (day or month or year) and not question.required:
            return None
        answer = typed_day(question.key, day, month, year).isoformat()
        self.recheck(question, answer, known)
        return answer

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        _check_range(question, date.fromisoformat(answer), known.today)

    def typed(self, question: Question, sent: Sent) -> dict[str, str]:
        return {part: sent.raw(f"{question.key}-{part}") for part in ("day", "month", "year")}

    def shown(self, question: Question, answer: Any, known: Known) -> dict[str, str]:
        return dict(zip(("year", "month", "day"), (answer or "").split("-"), strict=False)) if answer else {}

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return (day_text(date.fromisoformat(answer), language),) if answer else ()


def typed_day(key: str, day: str, month: str, year: str) -> date:
    """The date in the fields of this key. Raises Problem for one of them."""
    # The field of the day carries the key itself: a link to the question lands there.
    for part, text, missing in (
        ("", day, marked("Vul de dag in.")),
        ("-month", month, marked("Vul de maand in.")),
        ("-year", year, marked("Vul het jaar in, met vier cijfers.")),
    ):
        if not text:
            raise Problem(key + part, missing)
    if not re.fullmatch(r"[0-9]{4}", year):
        raise Problem(f"{key}-year", marked("Vul het jaar in, met vier cijfers."))
    try:
        return date(int(year), _month(month), int(day))
    except (ValueError, OverflowError):
        raise Problem(key, marked("Deze datum bestaat niet. Kijk de dag, de maand en het jaar na.")) from None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _BY_NAME.get(text[:3].lower(), 0)


def _check_range(question: Question, chosen: date, today: date) -> None:
    for limit, is_outside, sentence in (
        (question.earliest, chosen.__lt__, marked("Kies een datum vanaf %(limit)s.")),
        (question.latest, chosen.__gt__, marked("Kies een datum tot en met %(limit)s.")),
    ):
        if limit is not None and is_outside(today + timedelta(days=limit)):
            # The date goes along as a date: whoever shows the sentence writes it in the reader's language.
            raise Problem(question.key, sentence, {"limit": today + timedelta(days=limit)})


class Time(QuestionType):
    """A time of the day, on the city's clock. The answer is 14:05; "14u05", "14.05" and "14" are read too."""

    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        text = sent.one(question.key).lower()
        if not text and not question.required:
            return None
        found = re.fullmatch(r"([0-9]{1,2})(?:\s*[:.,uh]\s*([0-9]{2})?)?(?:\s*(?:uur|u|h))?", text)
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise Problem(question.key, marked("Vul een uur in. Bijvoorbeeld: 14.30."))
        return f"{int(found[1]):02}:{int(found[2] or 0):02}"

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return (answer or "").replace(":", ".")

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        if not answer:
            return ()
        return (answer,) if language == "en" else (f"{answer.replace(':', '.')} uur",)
