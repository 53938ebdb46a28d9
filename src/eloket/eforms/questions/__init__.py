"""The question types, one file for each family. Which name stands for which: TYPES."""

from eloket.eforms.questions.addresses import Address, Place
from eloket.eforms.questions.base import QuestionType
from eloket.eforms.questions.choices import Agree, Choice, Several, YesNo
from eloket.eforms.questions.contacts import Email, Phone
from eloket.eforms.questions.dates import Date, Time
from eloket.eforms.questions.files import Files
from eloket.eforms.questions.identifiers import IBAN, EnterpriseNumber, LicencePlate, NationalNumber
from eloket.eforms.questions.numbers import Money, Number
from eloket.eforms.questions.people import HouseholdMember, HouseholdMembers
from eloket.eforms.questions.texts import LongText, OneLine

TYPES: dict[str, QuestionType] = {
    "text": OneLine(),
    "long_text": LongText(),
    "number": Number(),
    "money": Money(),
    "yes_no": YesNo(),
    "choice": Choice(),
    "several": Several(),
    "date": Date(),
    "time": Time(),
    "email": Email(),
    "phone": Phone(),
    "national_number": NationalNumber(),
    "iban": IBAN(),
    "licence_plate": LicencePlate(),
    "enterprise_number": EnterpriseNumber(),
    "address": Address(),
    "place": Place(),
    "household_members": HouseholdMembers(),
    "household_member": HouseholdMember(),
    "files": Files(),
    "agree": Agree(),
}
