"""The question types, one file for each family. Which name stands for which: TYPES."""

from eloket.eforms.questions.addresses import Address
from eloket.eforms.questions.base import QuestionType
from eloket.eforms.questions.choices import Choice, YesNo
from eloket.eforms.questions.dates import Date
from eloket.eforms.questions.people import HouseholdMembers
from eloket.eforms.questions.texts import LongText, OneLine

TYPES: dict[str, QuestionType] = {
    "text": OneLine(),
    "long_text": LongText(),
    "yes_no": YesNo(),
    "choice": Choice(),
    "date": Date(),
    "address": Address(),
    "household_members": HouseholdMembers(),
}
