"""Choose among the people the register knows in one's household. Nobody types a name."""

from collections.abc import Mapping
from typing import Any

from eloket.core.dates import partial_text
from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Choosable, Kind, Known, QuestionType, Sent


class HouseholdMembers(QuestionType):
    """Some of the household. The answer is a list of national numbers.

    On the page each member stands under their place in the household, so that no number travels to a browser.
    """

    chooses_from_fact = True

    def answer(self, question: Question, sent: Sent, known: Known) -> list[str] | None:
        places = set(sent.all(question.key))
        chosen = [member["number"] for at, member in enumerate(_members(question, known)) if str(at) in places]
        if not chosen and question.required:
            raise Problem(question.key, marked("Kies minstens één persoon."))
        return chosen or None

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        if set(answer) - {member["number"] for member in _members(question, known)}:
            raise Problem(question.key, marked("Iemand die u koos, staat niet meer op uw adres. Kies opnieuw."))

    def typed(self, question: Question, sent: Sent) -> Any:
        return sent.all(question.key)

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return [str(at) for at, member in enumerate(_members(question, known)) if member["number"] in (answer or ())]

    def choices(self, question: Question, known: Known, language: str) -> tuple[Choosable, ...]:
        return tuple(
            Choosable(str(at), _name(member), partial_text(member["birth_date"], language))
            for at, member in enumerate(_members(question, known))
        )

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        names = {member["number"]: _name(member) for member in _members(question, known)}
        return tuple(names.get(number, "?") for number in answer or ())

    def variables(self, question: Question) -> Mapping[str, Kind]:
        return {"count": "number"}

    def values(self, question: Question, answer: Any, known: Known) -> Mapping[str, Any]:
        return {"count": len(answer)}


class HouseholdMember(HouseholdMembers):
    """One of the household. The answer is a list with one national number, as for several."""

    def answer(self, question: Question, sent: Sent, known: Known) -> list[str] | None:
        place = sent.one(question.key)
        chosen = [member["number"] for at, member in enumerate(_members(question, known)) if str(at) == place]
        if not chosen and question.required:
            raise Problem(question.key, marked("Kies een persoon."))
        return chosen or None

    def typed(self, question: Question, sent: Sent) -> Any:
        return sent.one(question.key)

    def shown(self, question: Question, answer: Any, known: Known) -> Any:
        return next(iter(super().shown(question, answer, known)), "")


def _members(question: Question, known: Known) -> list[dict[str, Any]]:
    members: list[dict[str, Any]] = known.facts.get(question.fact or "", [])
    return members


def _name(member: dict[str, Any]) -> str:
    return " ".join(filter(None, (member["given_names"], member["family_name"])))
