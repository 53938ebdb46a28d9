"""A date in three fields, where months may be typed as a name; a period of days; and a time of the day."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from eloket.core.dates import MONTHS, day_text
from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, Problems, marked
from eloket.eforms.questions.base import Kind, Known, QuestionType, Sent

TO = {"nl": "%s tot en met %s", "en": "%s to %s"}
_BY_NAME = {name[:3].lower(): at for names in MONTHS.values() for at, name in enumerate(names, 1)} | {"mrt": 3}


class Date(QuestionType):
    """The value is ISO text."""

    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        parts = _parts(question.key, sent)
        if not any(parts) and not question.required:
            return None
        answer = typed_day(question.key, *parts).isoformat()
        self.recheck(question, answer, known)
        return answer

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        day = date.fromisoformat(answer)
        _check_earliest(question, question.key, day, known)
        _check_latest(question, question.key, day, known)

    def typed(self, question: Question, sent: Sent) -> dict[str, str]:
        return _typed(question.key, sent)

    def shown(self, question: Question, answer: Any, known: Known) -> dict[str, str]:
        return _shown(answer)

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return (day_text(date.fromisoformat(answer), language),) if answer else ()

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"": "day"}

    def values(self, question: Question, answer: Any, known: Known) -> Mapping[str, Any]:
        return {"": date.fromisoformat(answer)}


class Period(QuestionType):
    """From a first day to a last one, both included. The answer is an object: `first` and `last`, ISO text."""

    def answer(self, question: Question, sent: Sent, known: Known) -> dict[str, str] | None:
        ends = {end: _parts(f"{question.key}-{end}", sent) for end in ("first", "last")}
        if not any(map(any, ends.values())) and not question.required:
            return None
        answer, problems = {}, []
        for end, parts in ends.items():
            try:
                answer[end] = typed_day(f"{question.key}-{end}", *parts).isoformat()
            except Problem as problem:
                problems.append(problem)
        if problems:
            raise Problems(problems)
        self.recheck(question, answer, known)
        return answer

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        first, last = (date.fromisoformat(answer[end]) for end in ("first", "last"))
        last_field, days = f"{question.key}-last", (last - first).days + 1
        _check_earliest(question, f"{question.key}-first", first, known)
        if days < 1:
            raise Problem(last_field, marked("De laatste dag komt voor de eerste. Kijk beide na."))
        _check_latest(question, last_field, last, known)
        if question.shortest and days < question.shortest:
            sentence = marked("Kies minstens %(days)s dagen. De eerste en de laatste dag tellen mee.")
            raise Problem(last_field, sentence, {"days": question.shortest})
        if question.longest and days > question.longest:
            sentence = marked("Kies hoogstens %(days)s dagen. De eerste en de laatste dag tellen mee.")
            raise Problem(last_field, sentence, {"days": question.longest})

    def typed(self, question: Question, sent: Sent) -> dict[str, dict[str, str]]:
        return {end: _typed(f"{question.key}-{end}", sent) for end in ("first", "last")}

    def shown(self, question: Question, answer: Any, known: Known) -> dict[str, dict[str, str]]:
        return {end: _shown(day) for end, day in (answer or {}).items()}

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        if not answer:
            return ()
        first, last = (day_text(date.fromisoformat(answer[end]), language) for end in ("first", "last"))
        return (TO[language] % (first, last),)

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"first": "day", "last": "day", "days": "number"}

    def values(self, question: Question, answer: Any, known: Known) -> Mapping[str, Any]:
        first, last = (date.fromisoformat(answer[end]) for end in ("first", "last"))
        return {"first": first, "last": last, "days": (last - first).days + 1}


def _parts(name: str, sent: Sent) -> tuple[str, str, str]:
    return sent.one(f"{name}-day"), sent.one(f"{name}-month"), sent.one(f"{name}-year")


def _typed(name: str, sent: Sent) -> dict[str, str]:
    return {part: sent.raw(f"{name}-{part}") for part in ("day", "month", "year")}


def _shown(iso: str | None) -> dict[str, str]:
    return dict(zip(("year", "month", "day"), iso.split("-"), strict=False)) if iso else {}


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


def _check_earliest(question: Question, field: str, chosen: date, known: Known) -> None:
    limit = _limit(question.earliest, known, "last")
    if limit and chosen < limit:
        # The date goes along as a date: whoever shows the sentence writes it in the reader's language.
        raise Problem(field, marked("Kies een datum vanaf %(limit)s."), {"limit": limit})


def _check_latest(question: Question, field: str, chosen: date, known: Known) -> None:
    limit = _limit(question.latest, known, "first")
    if limit and chosen > limit:
        raise Problem(field, marked("Kies een datum tot en met %(limit)s."), {"limit": limit})


def _limit(limit: int | str | None, known: Known, end: str) -> date | None:
    """The day that a limit stands for. Of an earlier period its `end`; none when that question was not answered."""
    if isinstance(limit, int):
        return known.today + timedelta(days=limit)
    answer = known.answers.get(limit) if limit else None
    day = answer[end] if isinstance(answer, Mapping) else answer
    return date.fromisoformat(day) if day else None


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
