"""A PDF without anything that runs by itself. Pages, links and the fields of a form stay as they are."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Encryption, ObjectStreamMode, PasswordError, Pdf, Stream, String

from eloket.cases.uploads.cleaning.clean import Clean
from eloket.eforms.faults import Fault, Faulty

ACTIVE = {
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/GoToE",
    "/GoToR",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/RichMediaExecute",
}
"""Actions that run something, send something or reach outside the file (ISO 32000, 12.6.4)."""

_WORTH_A_LOOK = re.compile(
    rb"/(?:%s)\b"
    % "|".join([*(name[1:] for name in sorted(ACTIVE)), "JS", "XFA", "EF", "ByteRange", "NeedsRendering"]).encode()
)

HARMLESS = (".xml", ".json", ".csv", ".txt")
"""Attachments that a computer opens as text: an electronic invoice has one, and so have our own documents."""

# The library opens its source of random numbers at the first need of it, and keeps it. Once a strange file is read,
# nothing can be opened any more.
Pdf.new().save(BytesIO(), encryption=Encryption(owner="", user=""))


def clean_pdf(content: bytes) -> Clean:
    """The PDF, written anew unless somebody signed it: then no byte may change, so that the signature holds.

    Raises Faulty, and whatever comes up in a PDF that is damaged.
    """
    try:
        with Pdf.open(BytesIO(content)) as pdf:
            return _cleaned(pdf, content)
    except PasswordError as problem:
        raise Faulty(Fault.LOCKED) from problem


def _cleaned(pdf: Pdf, content: bytes) -> Clean:
    pages = len(pdf.pages)
    if not pages:
        raise Faulty(Fault.DAMAGED)
    anew = _written_anew(pdf)
    # Most have none of these names, and looking at 200,000 objects one by one takes seconds.
    if not _WORTH_A_LOOK.search(anew):
        return Clean(anew, "application/pdf", pages)
    parts = list(_dictionaries(pdf))
    if any("/EF" in part and not _is_harmless(part) for part in parts):
        raise Faulty(Fault.CARRIES_FILES)
    active = [part for part in parts if _is_active(part)]
    if any("/ByteRange" in part and "/Contents" in part for part in parts):
        if active or _ends_behind(content):
            raise Faulty(Fault.ACTIVE)
        return Clean(content, "application/pdf", pages)
    _disarm(pdf, active)
    return Clean(_written_anew(pdf), "application/pdf", pages)


def _written_anew(pdf: Pdf) -> bytes:
    """Every name written out in full. The same file gives the same bytes.

    What nothing refers to any more, and what stood around the PDF, stays behind.
    """
    written = BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        encryption=False,
        object_stream_mode=ObjectStreamMode.disable,
        # Would read XML, and import what reads it.
        fix_metadata_version=False,
    )
    return written.getvalue()


def _dictionaries(pdf: Pdf) -> Iterator[Any]:
    """Every dictionary and stream, those that stand inside others too."""
    todo: list[Any] = [pdf.trailer, *pdf.objects]
    while todo:
        part = todo.pop()
        if isinstance(part, Dictionary | Stream):
            yield part
            todo += [each for _key, each in part.items() if _is_inside(each)]
        elif isinstance(part, Array):
            todo += [each for each in part if _is_inside(each)]


def _is_inside(part: Any) -> bool:
    return isinstance(part, Dictionary | Array) and not part.is_indirect


def _is_harmless(attachment: Any) -> bool:
    names = [str(attachment[key]) for key in ("/F", "/UF") if key in attachment]
    return bool(names) and all(name.lower().endswith(HARMLESS) for name in names)


def _is_active(part: Any) -> bool:
    # A form that only Adobe's program draws (XFA) runs by its own scripts.
    return str(part.get("/S")) in ACTIVE or isinstance(part.get("/JS"), String) or "/XFA" in part


def _ends_behind(content: bytes) -> bool:
    """Whether something stands behind the end that a PDF has."""
    return content.rpartition(b"%%EOF")[2].strip() != b""


def _disarm(pdf: Pdf, active: list[Any]) -> None:
    if pdf.Root.get("/NeedsRendering"):
        # Without its program such a form is one page that says "please wait".
        raise Faulty(Fault.ACTIVE)
    for part in active:
        for key in ["/XFA"] if "/XFA" in part else list(part.keys()):
            del part[key]
