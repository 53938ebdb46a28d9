"""What a browser holds of forms that are filled in without sign-in: keys of drafts, numbers of cases. And what it
sends.
"""

from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from eloket.cases.models import Case, Draft
from eloket.eforms.questions.files import LONGEST_SIGNATURE, File, media_type

DRAFTS, CASES, SUBMITTED = "drafts", "cases", "submitted"
MOST_CASES = 20
LONGEST_NAME = 120


def draft_key(session: SessionBase, slug: str) -> UUID | None:
    kept = session.get(DRAFTS, {}).get(slug)
    return UUID(kept) if kept else None


def note_draft(session: SessionBase, draft: Draft) -> None:
    keys = session.get(DRAFTS, {})
    if keys.get(draft.service_id) != str(draft.pk):
        session[DRAFTS] = keys | {draft.service_id: str(draft.pk)}


def holds(session: SessionBase, slug: str, key: UUID) -> bool:
    """Whether this draft was filled in here; also when it was submitted already, by a double click."""
    return str(key) in (session.get(DRAFTS, {}).get(slug), *session.get(SUBMITTED, ()))


def note_case(session: SessionBase, case: Case) -> None:
    session[CASES] = [*dict.fromkeys([*cases(session), case.number])][-MOST_CASES:]
    session[SUBMITTED] = [*dict.fromkeys([*session.get(SUBMITTED, ()), str(case.submission_key)])][-MOST_CASES:]


def cases(session: SessionBase) -> list[str]:
    return list(session.get(CASES, ()))


def fields(request: HttpRequest) -> dict[str, list[str]]:
    return {name: request.POST.getlist(name) for name in request.POST}


def files(request: HttpRequest, key: str) -> "list[tuple[File, UploadedFile[bytes]]]":
    """The files that came for one question, with what their first bytes say they are."""
    return [(_described(each), each) for each in request.FILES.getlist(key)]


def _described(file: "UploadedFile[bytes]") -> File:
    beginning = file.read(LONGEST_SIGNATURE)
    file.seek(0)
    # A name is shown and never used as a path; what cannot be shown is left out of it.
    name = "".join(letter for letter in file.name or "" if letter.isprintable())[-LONGEST_NAME:]
    return File("", name or "?", media_type(beginning), file.size or 0)
