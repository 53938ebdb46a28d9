"""Files come in: looked into, scanned, kept, and given to the draft that they were added to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from time import monotonic
from typing import Any

from django.core.files.base import File as Content
from django.db import transaction

from eloket.cases.drafts import save_answers
from eloket.cases.models import Case, Draft, Upload
from eloket.cases.uploads.inspecting import clean
from eloket.cases.uploads.scanning import scan
from eloket.cases.uploads.storing import store
from eloket.core.keys import new_key
from eloket.eforms.definition import Question
from eloket.eforms.faults import Fault, Faulty
from eloket.eforms.questions.files import File, fault_of, named

Sent = tuple[File, "Content[bytes]"]
"""What a browser says of a file, and the file."""

PATIENCE = 15
"""In seconds: whoever sends files made to take long keeps a thread of the web busy, but not for minutes."""


def receive(
    draft: Draft, question: Question, files: Iterable[Sent], *, drop: Collection[str], now: datetime
) -> tuple[Draft, tuple[File, ...]]:
    """Keep what was sent for a question, beside what was kept before and is not to be dropped.

    Gives the draft as it stands then, and all its files for this question. What may not be added is among them
    with its fault and without a key. Files are kept even when something else on the page is wrong. Of far too many
    files the last ones are not looked at: the page says how many it takes. Takes half a minute at most.
    """
    until = monotonic() + PATIENCE
    received = [_received(*each, now=now, until=until) for each in islice(files, question.most + 1)]
    saved, kept = _save(draft, question, [upload for upload in received if isinstance(upload, Upload)], drop, now)
    return saved, (*kept, *(each for each in received if isinstance(each, File)))


def _received(file: File, content: "Content[bytes]", *, now: datetime, until: float) -> Upload | File:
    """The file as it is kept from now on, or as it was sent with what is wrong with it."""
    if fault := fault_of(file) or (Fault.NOT_NOW if monotonic() > until else None):
        return replace(file, fault=fault)
    sent = content.read()
    try:
        is_scanned = scan(sent)
        found = clean(sent, file.media_type)
    except Faulty as faulty:
        return replace(file, fault=faulty.fault)
    return Upload(
        pk=new_key(),
        content=store(found.content, now=now),
        name=named(file.name, found.media_type),
        media_type=found.media_type,
        size=len(found.content),
        pages=found.pages,
        scanned_at=now if is_scanned else None,
        received_at=now,
    )


@transaction.atomic
def _save(
    draft: Draft, question: Question, added: Sequence[Upload], drop: Collection[str], now: datetime
) -> tuple[Draft, list[File]]:
    # Two tabs may add files to the same question; the second adds to those of the first.
    latest = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    before = (latest.answers.get(question.key) or []) if latest else []
    Upload.objects.filter(draft=draft.pk, pk__in=[each["key"] for each in before if each["key"] in drop]).delete()
    stay = [File(**each) for each in before if each["key"] not in drop]
    kept = [*stay, *(File(str(each.pk), each.name, each.media_type, each.size) for each in added)]
    saved = save_answers(draft, {question.key: [file.answer for file in kept]}, now=now)
    for upload in added:
        upload.draft = saved
    Upload.objects.bulk_create(added)
    return saved, kept


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
