"""The same questions for each of several things: plates, directors, stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, Problems, marked
from eloket.eforms.questions.base import Kind, Known, QuestionType, Sent

_LISTS: Mapping[Kind, Kind] = {"text": "texts", "number": "numbers", "day": "days"}
_MOST_SENT = 40


class Group(QuestionType):
    """The answer is a list of objects, each with the answers to the questions of the group by their key.

    Each row has a number in the names of its fields: `cars-0-plate`. `cars-row` says which rows the page has, so that
    one in the middle can go. `types` are those that may stand in a row.
    """

    def __init__(self, types: Mapping[str, QuestionType]) -> None:
        self.types = types

    def answer(self, question: Question, sent: Sent, known: Known) -> list[dict[str, Any]] | None:
        rows = self._begun(question, sent)
        if not rows and not question.required:
            return None
        if len(rows) > question.most:
            sentence = marked("Voeg er hoogstens %(most)s toe. Verwijder er enkele.")
            raise Problem(question.key, sentence, {"most": question.most})
        answers: list[dict[str, Any]] = []
        problems: list[Problem] = []
        for nth in rows:
            row: dict[str, Any] = {}
            for part, inside in self.inside(question, nth):
                try:
                    row[part.key] = self.types[part.type].answer(inside, sent, known)
                except Problem as problem:
                    problems.append(problem)
                except Problems as several:
                    problems.extend(several.problems)
            answers.append(row)
        if problems:
            raise Problems(problems)
        if len(answers) < self.fewest(question):
            sentence = marked("Voeg er minstens %(fewest)s toe.")
            raise Problem(question.key, sentence, {"fewest": self.fewest(question)})
        return answers

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        if not self.fewest(question) <= len(answer) <= question.most:
            raise Problem(question.key, marked("Kijk na hoeveel er zijn."))
        for nth, row in enumerate(answer):
            for part, inside in self.inside(question, nth):
                if row.get(part.key) is None and part.required:
                    raise Problem(question.key, marked("Vul dit verder in."))
                if row.get(part.key) is not None:
                    self.types[part.type].recheck(inside, row[part.key], known)

    def typed(self, question: Question, sent: Sent) -> dict[int, dict[str, Any]]:
        return {
            nth: {part.key: self.types[part.type].typed(inside, sent) for part, inside in self.inside(question, nth)}
            for nth in rows_sent(question, sent)
        }

    def shown(self, question: Question, answer: Any, known: Known) -> dict[int, dict[str, Any]]:
        return {
            nth: {
                part.key: self.types[part.type].shown(inside, row.get(part.key), known)
                for part, inside in self.inside(question, nth)
            }
            for nth, row in enumerate(answer or ())
        }

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return tuple(f"{nth}. {self._line(question, row, known, language)}" for nth, row in enumerate(answer or (), 1))

    def _line(self, question: Question, row: Mapping[str, Any], known: Known, language: str) -> str:
        lines = [
            (part.label[language], ", ".join(self.types[part.type].written(part, row.get(part.key), known, language)))
            for part in self.parts(question)
        ]
        if len(lines) == 1:
            return lines[0][1]
        return "; ".join(f"{label}: {text}" for label, text in lines if text)

    def variables(self, question: Question) -> Mapping[str, Kind]:
        found: dict[str, Kind] = {"count": "number"}
        for part in self.parts(question):
            if kind := self._list(part):
                found[part.key] = kind
        return found

    def values(self, question: Question, answer: Any, known: Known) -> Mapping[str, Any]:
        found: dict[str, Any] = {"count": len(answer)}
        for part in self.parts(question):
            if self._list(part):
                given = [row[part.key] for row in answer if row.get(part.key) is not None]
                found[part.key] = [self.types[part.type].values(part, each, known)[""] for each in given]
        return found

    def _list(self, part: Question) -> Kind | None:
        """What a column is: a list of what stands in each row, for an answer that is one thing."""
        kind = self.types[part.type].variables(part).get("")
        return _LISTS.get(kind) if kind else None

    def inside(self, question: Question, nth: int) -> Iterator[tuple[Question, Question]]:
        """Each question of a row, as it stands in the form and as it is asked there."""
        for part in self.parts(question):
            yield part, part.model_copy(update={"key": f"{question.key}-{nth}-{part.key}"})

    def parts(self, question: Question) -> list[Question]:
        """What is asked of each: only what may stand in a row, for also a draft with mistakes can be looked at."""
        return [part for part in question.questions if part.type in self.types]

    def fewest(self, question: Question) -> int:
        return max(question.fewest, 1) if question.required else question.fewest

    def _begun(self, question: Question, sent: Sent) -> list[int]:
        """The rows in which something was typed; as long as these are too few, also the first empty ones."""
        rows = rows_sent(question, sent)
        begun = {nth for nth in rows if _is_begun(f"{question.key}-{nth}-", sent)}
        if not begun and not question.required:
            return []
        empty = [nth for nth in rows if nth not in begun][: max(0, self.fewest(question) - len(begun))]
        return [nth for nth in rows if nth in begun or nth in empty]


def rows_sent(question: Question, sent: Sent) -> list[int]:
    """The numbers of the rows that the page had. A page that says nothing of rows had as many as it must."""
    found = [int(text) for text in sent.all(f"{question.key}-row") if re.fullmatch(r"[0-9]{1,4}", text)]
    return list(dict.fromkeys(found))[:_MOST_SENT] or list(range(max(question.fewest, 1)))


def pressed(questions: Sequence[Question], sent: Sent) -> Sent | None:
    """What was sent, with one row more or less, when a button of a group was pressed. None: no such button was."""
    verb, _space, rest = sent.one("do").partition(" ")
    key, _space, number = rest.partition(" ")
    question = next((each for each in questions if each.type == "group" and each.key == key), None)
    if question is None or verb not in ("add", "remove"):
        return None
    rows = rows_sent(question, sent)
    if verb == "add" and len(rows) < question.most:
        rows.append(max(rows) + 1)
    if verb == "remove":
        # The last one that goes leaves an empty row with another number: what stood in it is not shown again.
        rows = [nth for nth in rows if str(nth) != number] or [max(rows) + 1]
    return replace(sent, fields={**sent.fields, f"{key}-row": [str(nth) for nth in rows]})


def _is_begun(prefix: str, sent: Sent) -> bool:
    return any(value.strip() for name, values in sent.fields.items() if name.startswith(prefix) for value in values)
