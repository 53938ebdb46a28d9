"""Files that somebody adds to a form: in the file store, with a row that says whose they are."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.core.files.base import File as Content
from django.core.files.storage import default_storage
from django.db import transaction

from eloket.cases.drafts import save_answers
from eloket.cases.models import Case, Draft, Upload
from eloket.eforms.definition import Question
from eloket.eforms.questions.files import File, problem_with

Sent = tuple[File, "Content[bytes]"]
"""What a browser says of a file, and the file."""


def receive(
    draft: Draft, question: Question, files: Iterable[Sent], *, drop: Collection[str], now: datetime
) -> tuple[Draft, tuple[File, ...]]:
    """Keep what was sent for a question, beside what was kept before and is not to be dropped.

    Gives the draft as it stands then, and all its files for this question. What may not be added is among them
    without a key, so that the page can say why. Files are kept even when something else on the page is wrong.
    """
    kept = [File(**each) for each in draft.answers.get(question.key) or () if each["key"] not in drop]
    received = [_keep(draft, question, file, content, now=now) for file, content in files]
    stored = [asdict(file) for file in (*kept, *received) if file.key]
    saved = save_answers(draft, {question.key: stored}, now=now)
    return saved, (*kept, *received)


def _keep(draft: Draft, question: Question, file: File, content: "Content[bytes]", *, now: datetime) -> File:
    if problem_with(question, file):
        return file
    upload = Upload(draft=draft, name=file.name, media_type=file.media_type, size=file.size, received_at=now)
    # The file first, then the row that makes it visible: a crash between leaves a file nobody asks for.
    default_storage.save(upload.path, content)
    upload.save()
    return replace(file, key=str(upload.pk))


@transaction.atomic
def hand_over(draft: Draft, case: Case, answers: dict[str, Any]) -> None:
    """The files of a draft that is submitted belong to the case from now on."""
    keys = [
        each["key"]
        for question in case.definition.online_form.questions
        if question.type == "files"
        for each in answers.get(question.key) or ()
    ]
    Upload.objects.filter(draft=draft, pk__in=keys).update(draft=None, case=case)


def opened(upload: Upload) -> "Content[bytes]":
    return default_storage.open(upload.path)
