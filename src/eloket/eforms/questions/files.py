"""Files that somebody adds. The door keeps them; the answer says which they are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from eloket.core.sizes import size_text
from eloket.eforms.definition import Question
from eloket.eforms.faults import SENTENCES, Fault
from eloket.eforms.problems import Problem, Problems, marked
from eloket.eforms.questions.base import Known, QuestionType, Sent

LARGEST = 10_000_000
"""In bytes."""

SIGNATURES: Mapping[str, re.Pattern[bytes]] = {
    "application/pdf": re.compile(rb"%PDF-"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
"""What may be added, by the bytes it begins with: the name of a file proves nothing."""

LONGEST_SIGNATURE = 12

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
}
"""How the name of a file of each kind ends, the usual one first."""


@dataclass(frozen=True)
class File:
    """A file that was sent, or was kept before. `key` is empty as long as it is not kept; `size` in bytes."""

    key: str
    name: str
    media_type: str
    size: int
    fault: Fault | None = None

    @property
    def answer(self) -> dict[str, Any]:
        return {"key": self.key, "name": self.name, "media_type": self.media_type, "size": self.size}


def media_type(beginning: bytes) -> str:
    """The type of a file by its first bytes; empty when it is none that may be added."""
    return next((name for name, signature in SIGNATURES.items() if signature.match(beginning)), "")


def kind(media_type: str) -> str:
    """pdf, jpg, png: as people call it."""
    return SUFFIXES.get(media_type, (".?",))[0][1:]


def named(name: str, media_type: str) -> str:
    """A name that ends as files of this kind do: a computer opens a file by the end of its name."""
    path = PurePath(name)
    suffixes = SUFFIXES[media_type]
    if path.suffix.lower() in suffixes:
        return name
    is_another_kind = any(path.suffix.lower() in others for others in SUFFIXES.values())
    return f"{path.stem if is_another_kind else name}{suffixes[0]}"


def fault_of(file: File) -> Fault | None:
    """Why this file may not be added, as far as can be said without looking into it."""
    if not file.size:
        return Fault.EMPTY
    if file.size > LARGEST:
        return Fault.TOO_LARGE
    return None if file.media_type else Fault.UNKNOWN_KIND


class Files(QuestionType):
    """The answer is a list of objects: File.answer."""

    def answer(self, question: Question, sent: Sent, known: Known) -> list[dict[str, Any]] | None:
        files: Sequence[File] = sent.files.get(question.key, ())
        problems = [
            Problem(question.key, SENTENCES[fault], {"name": file.name})
            for file in files
            if (fault := file.fault or fault_of(file))
        ]
        if problems:
            raise Problems(problems)
        answer = [file.answer for file in files]
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
        return [file.answer for file in sent.files.get(question.key, ()) if file.key]

    def shown(self, question: Question, answer: Any, known: Known) -> list[dict[str, Any]]:
        return answer or []

    def written(self, question: Question, answer: Any, known: Known, language: str) -> tuple[str, ...]:
        return tuple(f"{file['name']} ({size_text(file['size'], language)})" for file in answer or ())
