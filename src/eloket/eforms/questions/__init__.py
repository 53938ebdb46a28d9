"""The question types, one file for each family. Which name stands for which: TYPES."""

from eloket.eforms.questions.addresses import Address, Place
from eloket.eforms.questions.base import QuestionType
from eloket.eforms.questions.choices import Agree, Choice, Several, YesNo
from eloket.eforms.questions.contacts import Email, Phone
from eloket.eforms.questions.dates import Date, Period, Time
from eloket.eforms.questions.files import Files
from eloket.eforms.questions.groups import Group
from eloket.eforms.questions.identifiers import IBAN, EnterpriseNumber, LicencePlate, NationalNumber
from eloket.eforms.questions.notices import Calculated, Information
from eloket.eforms.questions.numbers import Money, Number
from eloket.eforms.questions.people import HouseholdMember, HouseholdMembers
from eloket.eforms.questions.persons import Person
from eloket.eforms.questions.postcodes import Postcode
from eloket.eforms.questions.texts import LongText, OneLine

_IN_A_GROUP: dict[str, QuestionType] = {
    "text": OneLine(),
    "long_text": LongText(),
    "number": Number(),
    "money": Money(),
    "yes_no": YesNo(),
    "choice": Choice(),
    "several": Several(),
    "date": Date(),
    "period": Period(),
    "time": Time(),
    "email": Email(),
    "phone": Phone(),
    "national_number": NationalNumber(),
    "iban": IBAN(),
    "licence_plate": LicencePlate(),
    "enterprise_number": EnterpriseNumber(),
    "address": Address(),
    "postcode": Postcode(),
    "place": Place(),
}
GROUP = Group(_IN_A_GROUP)
TYPES: dict[str, QuestionType] = _IN_A_GROUP | {
    "household_members": HouseholdMembers(),
    "household_member": HouseholdMember(),
    "person": Person(),
    "files": Files(),
    "agree": Agree(),
    "group": GROUP,
    "information": Information(),
    "calculated": Calculated(),
}
