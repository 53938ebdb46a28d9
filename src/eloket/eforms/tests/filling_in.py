"""What somebody would send for any question: a valid answer of each type, within the limits of the question."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from eloket.eforms.definition import Page, Question

PDF = b"%PDF-1.7\n%%EOF\n"
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


def fields(page: Page, *, today: date, last: bool = False) -> dict[str, Any]:
    """The fields a browser sends for this page: of a choice the first option, or the `last`."""
    sent: dict[str, Any] = {}
    for question in page.questions:
        sent |= _fields(question, today, last)
    return sent


def _fields(question: Question, today: date, last: bool) -> dict[str, Any]:
    key = question.key
    match question.type:
        case "date":
            day = _day(question, today)
            return {f"{key}-day": str(day.day), f"{key}-month": str(day.month), f"{key}-year": str(day.year)}
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
            return {key: SimpleUploadedFile("stuk.pdf", PDF)}
        case _:
            return {key: WORDS[question.type]}


def _day(question: Question, today: date) -> date:
    """Today, or the nearest day to it that the question allows."""
    from_today = max(0, question.earliest) if question.earliest is not None else 0
    return today + timedelta(days=min(from_today, question.latest) if question.latest is not None else from_today)
