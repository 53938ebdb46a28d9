"""What a browser holds of forms: keys of drafts and numbers of cases, of whoever did not sign in; and what somebody
typed whose session was over.
"""

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from eloket.cases.models import Case, Draft

Fields = Mapping[str, Sequence[str]]

DRAFTS, CASES, SUBMITTED, TYPED = "drafts", "cases", "submitted", "typed"
MOST_TYPED = 50_000
"""In characters, of everything that waits for somebody who has to sign in again."""

MOST_CASES = 20


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


def keep_typed(session: SessionBase, path: str, fields: Fields, *, whose: UUID | None) -> None:
    """Keep what somebody sent to this page whose session was over, until they are back. Of nobody else, nothing."""
    if whose is None:
        return
    typed = {name: list(values) for name, values in fields.items() if name != "csrfmiddlewaretoken"}
    pages = _typed_by(session, whose) | {path: typed}
    while pages and len(json.dumps(pages)) > MOST_TYPED:
        # What was typed first goes first.
        pages.pop(next(iter(pages)))
    session[TYPED] = {"whose": str(whose), "pages": pages}


def typed(session: SessionBase, path: str, *, whose: UUID | None) -> Fields | None:
    """What this person typed on this page before their session was over."""
    return _typed_by(session, whose).get(path)


def forget_typed(session: SessionBase, path: str | None = None) -> None:
    """It was sent again; or, without a path, somebody leaves."""
    kept = session.get(TYPED)
    if kept and path in kept["pages"]:
        session[TYPED] = kept | {"pages": {each: typed for each, typed in kept["pages"].items() if each != path}}
    elif kept and path is None:
        del session[TYPED]


def _typed_by(session: SessionBase, whose: UUID | None) -> dict[str, Fields]:
    kept = session.get(TYPED)
    return dict(kept["pages"]) if kept and kept["whose"] == str(whose) else {}
