"""What somebody would send for any question: a valid answer of each type, within the limits of the question."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from eloket.eforms.definition import Form, Page, Question

PDF = (
    b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
    b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
)
WORDS = {
    "text": "Woorden",
    "long_text": "Enkele woorden.\nEn nog een zin.",
    "time": "14.30",
    "email": "iemand@post.example",
    "phone": "0470 12 34 56",
    "national_number": "85.07.30-033.28",
    "iban": "BE71 0961 2345 6769",
    "licence_plate": "1-ABC-123",
    "enterprise_number": "0403.019.261",
    "agree": "yes",
    "household_member": "0",
    "household_members": ["0", "1"],
}
ADDRESS = {"street": "Meir", "number": "1", "postcode": "2000", "municipality": "Antwerpen"}


# The household of the fixed cast: herself, her husband, two children.
PLACES = {"me": "me", "partner": "1", "household": "1", "child": "2", "other": "other"}
SOMEBODY = {"given": "Ann", "family": "Peeters", "birth-day": "1", "birth-month": "5", "birth-year": "1990"}


def fields(page: Page, *, today: date, last: bool = False, form: Form | None = None) -> dict[str, Any]:
    """The fields a browser sends for this page: of a choice the first option, or the `last`.

    `form`, when a day may depend on an answer of another page.
    """
    sent: dict[str, Any] = {}
    days = {each.key: each for each in (form.questions if form else page.questions)}
    for question in page.questions:
        sent |= _fields(question, _Calendar(today, days), last)
    return sent


def _fields(question: Question, calendar: "_Calendar", last: bool) -> dict[str, Any]:
    key = question.key
    match question.type:
        case "date":
            return _date(key, calendar.day(question))
        case "period":
            first, end = calendar.period(question)
            return _date(f"{key}-first", first) | _date(f"{key}-last", end)
        case "person":
            who = question.who[-1 if last else 0]
            return {key: PLACES[who]} | (
                {f"{key}-{name}": text for name, text in SOMEBODY.items()} if who == "other" else {}
            )
        case "group":
            rows = range(question.most if last else max(question.fewest, 1))
            sent: dict[str, Any] = {f"{key}-row": [str(nth) for nth in rows]}
            for nth in rows:
                for part in question.questions:
                    sent |= _fields(part.model_copy(update={"key": f"{key}-{nth}-{part.key}"}), calendar, last)
            return sent
        case "postcode":
            return {key: (*question.postcodes, "2000")[0]}
        case "information" | "calculated":
            return {}
        case "address":
            own = {"postcode": question.postcodes[0]} if question.postcodes else {}
            return {f"{key}-{part}": text for part, text in (ADDRESS | own).items()}
        case "place":
            return {f"{key}-address": "Meir 1", f"{key}-near": ""}
        case "yes_no":
            return {key: "no" if last else "yes"}
        case "choice":
            return {key: question.options[-1 if last else 0].value}
        case "several":
            return {key: [question.options[-1 if last else 0].value]}
        case "number" | "money":
            return {key: str(max(question.minimum or 0, min(1, question.maximum or 1)))}
        case "files":
            return {} if last and not question.required else {key: SimpleUploadedFile("stuk.pdf", PDF)}
        case _:
            return {key: WORDS[question.type]}


def _date(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


class _Calendar:
    """Days that the questions of a form allow. `questions` by key: a limit may name one of them."""

    def __init__(self, today: date, questions: Mapping[str, Question]) -> None:
        self.today, self.questions = today, questions

    def day(self, question: Question) -> date:
        """Today, or the nearest day to it that the question allows."""
        if question.type == "period":
            return self.period(question)[1]
        earliest, latest = self._limit(question.earliest), self._limit(question.latest)
        day = max(self.today, earliest) if earliest else self.today
        return min(day, latest) if latest else day

    def period(self, question: Question) -> tuple[date, date]:
        """As short as it may be, from the nearest first day on."""
        first = self.day(question.model_copy(update={"type": "date"}))
        last = first + timedelta(days=(question.shortest or 1) - 1)
        latest = self._limit(question.latest)
        late = max(timedelta(), last - latest) if latest else timedelta()
        return first - late, last - late

    def _limit(self, limit: int | str | None) -> date | None:
        if isinstance(limit, str):
            return self.day(self.questions[limit])
        return None if limit is None else self.today + timedelta(days=limit)
