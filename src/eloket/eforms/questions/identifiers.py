"""Numbers with check digits or a fixed shape: of people, organisations, accounts and vehicles."""

import re
from typing import Any

from stdnum import iban
from stdnum.be import vat
from stdnum.exceptions import ValidationError

from eloket.core.numbers import NationalNumber as Eleven
from eloket.core.numbers import NotANationalNumber, grouped, national_number
from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent


class Identifier(QuestionType):
    """Kept without spaces and signs, written in groups."""

    sentence: str

    def answer(self, question: Question, sent: Sent, known: Known) -> str | None:
        text = sent.one(question.key)
        if not text and not question.required:
            return None
        try:
            return self.read(text[:60])
        except ValueError:
            raise Problem(question.key, self.sentence) from None

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return self.grouped(answer) if answer else ""

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return (self.grouped(answer),) if answer else ()

    def read(self, text: str) -> str:
        """The number as it is kept. Raises ValueError."""
        raise NotImplementedError

    def grouped(self, number: str) -> str:
        return number


class NationalNumber(Identifier):
    """Eleven digits (national register number or BIS number)."""

    sentence = marked("Dit nummer klopt niet. Vul de elf cijfers van het rijksregisternummer in.")

    def read(self, text: str) -> Eleven:
        try:
            return national_number(text)
        except NotANationalNumber as problem:
            raise ValueError from problem

    def grouped(self, number: str) -> str:
        return grouped(number)


class IBAN(Identifier):
    """An account in any country that has IBAN numbers."""

    sentence = marked("Dit rekeningnummer klopt niet. Een Belgisch nummer begint met BE en heeft 14 cijfers.")

    def read(self, text: str) -> str:
        try:
            # Without the tables of banks of each country: a bank that began after the library did has customers too.
            return str(iban.validate(text, check_country=False))
        except ValidationError as problem:
            raise ValueError from problem

    def grouped(self, number: str) -> str:
        return str(iban.format(number))


class EnterpriseNumber(Identifier):
    """Ten digits of the Crossroads Bank for Enterprises; the VAT number with BE in front is the same number."""

    sentence = marked("Dit ondernemingsnummer klopt niet. Het heeft tien cijfers en begint met 0 of 1.")

    def read(self, text: str) -> str:
        try:
            return str(vat.validate(text))
        except ValidationError as problem:
            raise ValueError from problem

    def grouped(self, number: str) -> str:
        return f"{number[:4]}.{number[4:7]}.{number[7:]}"


class LicencePlate(Identifier):
    """Letters and digits, of any country."""

    sentence = marked("Vul de nummerplaat in, met letters en cijfers. Bijvoorbeeld: 1-ABC-123.")

    def read(self, text: str) -> str:
        plate = re.sub(r"[\s.·-]", "", text).upper()
        if not re.fullmatch(r"(?=.*\d)[A-Z0-9ÄÖÜ]{2,10}", plate):
            raise ValueError
        return plate

    def grouped(self, number: str) -> str:
        # Belgian plates since 2010: one digit, three letters, three digits.
        belgian = re.fullmatch(r"(\d)([A-Z]{3})(\d{3})", number)
        return "-".join(belgian.groups()) if belgian else number
