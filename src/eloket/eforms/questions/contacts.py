"""How to reach somebody: e-mail addresses and telephone numbers."""

import re
from typing import Any

import phonenumbers

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent

_LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1.3
# What browsers take in a field for e-mail (HTML Living Standard, 4.10.5.1.5), with at least one dot in the domain.
_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_EMAIL = re.compile(rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})+")


class Email(QuestionType):
    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        text = re.sub(r"^mailto:|\s", "", sent.one(question.key)).rstrip(".,;")
        if not text and not question.required:
            return None
        if len(text) > _LONGEST_EMAIL or not _EMAIL.fullmatch(text):
            raise Problem(question.key, marked("Vul een e-mailadres in. Bijvoorbeeld: naam@post.be."))
        return text


class Phone(QuestionType):
    """The answer is a number in the E.164 form: +32470123456. A number without a country is a Belgian one."""

    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        text = sent.one(question.key)
        if not text and not question.required:
            return None
        try:
            number = phonenumbers.parse(text[:40], "BE")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise Problem(question.key, marked("Vul een telefoonnummer in. Bijvoorbeeld: 0470 12 34 56."))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return _spaced(answer) if answer else ""

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return (_spaced(answer),) if answer else ()


def _spaced(number: str) -> str:
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
