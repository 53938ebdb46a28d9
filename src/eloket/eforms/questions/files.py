"""Files that somebody adds. The door keeps them; the answer says which they are."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eloket.eforms.definition import Question
from eloket.eforms.problems import Problem, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent

LARGEST = 10_000_000
"""In bytes."""

SIGNATURES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
"""What may be added, by the bytes it begins with: the name of a file proves nothing."""

LONGEST_SIGNATURE = max(map(len, SIGNATURES))


@dataclass(frozen=True)
class File:
    """A file that was sent, or was kept before. `key` is empty as long as it is not kept; `size` in bytes."""

    key: str
    name: str
    media_type: str
    size: int


def media_type(beginning: bytes) -> str:
    """The type of a file by its first bytes; empty when it is none that may be added."""
    return next((name for mark, name in SIGNATURES.items() if beginning.startswith(mark)), "")


def problem_with(question: Question, file: File) -> Problem | None:
    """Why this file may not be added. None: it may."""
    if not file.size:
        return Problem(question.key, marked("“%(name)s” is leeg. Kies een ander bestand."), {"name": file.name})
    if file.size > LARGEST:
        return Problem(
            question.key,
            marked("“%(name)s” is te groot: hoogstens 10 MB. Maak het kleiner, of stuur het in delen."),
            {"name": file.name},
        )
    if not file.media_type:
        return Problem(
            question.key,
            marked("“%(name)s” kunnen wij niet lezen. Stuur een pdf, of een foto als jpg of png."),
            {"name": file.name},
        )
    return None


class Files(QuestionType):
    """The answer is a list of objects with the fields of File."""

    def answer(self, question: Question, sent: Sent, known: Known) -> list[dict[str, Any]] | None:
        files: Sequence[Any] = sent.files.get(question.key, ())
        for file in files:
            if problem := problem_with(question, file):
                raise problem
        answer = [asdict(file) for file in files]
        self.recheck(question, answer, known)
        return answer or None

    def recheck(self, question: Question, answer: Any, known: Known) -> None:
        # The door keeps files as they come, also too many of them or none.
        if len(answer) > question.most:
            sentence = marked("Voeg hoogstens %(most)s bestanden toe. Verwijder er enkele.")
            raise Problem(question.key, sentence, {"most": question.most})
        if not answer and question.required:
            raise Problem(question.key, marked("Voeg minstens één bestand toe."))

    def typed(self, question: Question, sent: Sent) -> list[dict[str, Any]]:
        return [asdict(file) for file in sent.files.get(question.key, ()) if file.key]

    def shown(self, question: Question, answer: Any, known: Known) -> list[dict[str, Any]]:
        return answer or []

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return tuple(file["name"] for file in answer or ())
