"""What a browser sends of a page with questions: its fields, and its files, which are kept as they come."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from eloket.cases.models import Draft
from eloket.cases.uploads.receiving import receive
from eloket.eforms.definition import Page
from eloket.eforms.questions.base import Sent
from eloket.eforms.questions.files import LONGEST_SIGNATURE, File, media_type

Files = MultiValueDict[str, "UploadedFile[bytes]"]
LONGEST_NAME = 120


def has_files(page: Page) -> bool:
    return any(question.type == "files" for question in page.questions)


def received(draft: Draft, page: Page, post: QueryDict, files: Files, *, now: datetime) -> tuple[Draft, Sent]:
    """What came, with its files kept; and the draft, which knows them from now on."""
    kept: dict[str, tuple[File, ...]] = {}
    for question in page.questions:
        if question.type == "files":
            came = [(_described(each), each) for each in files.getlist(question.key)]
            drop = post.getlist(f"{question.key}-drop")
            draft, kept[question.key] = receive(draft, question, came, drop=drop, now=now)
    return draft, Sent(fields(post), kept)


def again(draft: Draft, page: Page, sent_before: Mapping[str, Sequence[str]]) -> Sent:
    """The fields that were sent before, beside the files that are kept."""
    keys = [question.key for question in page.questions if question.type == "files"]
    return Sent(sent_before, {key: tuple(File(**each) for each in draft.answers.get(key) or ()) for key in keys})


def fields(post: QueryDict) -> Mapping[str, Sequence[str]]:
    return {name: post.getlist(name) for name in post}


def _described(file: "UploadedFile[bytes]") -> File:
    """With what its first bytes say it is: only a first look."""
    beginning = file.read(LONGEST_SIGNATURE)
    file.seek(0)
    # A name is shown and never used as a path; what cannot be shown is left out of it.
    name = "".join(letter for letter in file.name or "" if letter.isprintable())[-LONGEST_NAME:]
    return File("", name or "?", media_type(beginning), file.size or 0)
