"""A document printed and sealed, against WeasyPrint with the same words and the same seal."""

import io
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from statistics import median

import jinja2

from eloket.bench.figures import Figure
from eloket.documents import qr
from eloket.documents.layout import DocumentText
from eloket.documents.models import Document
from eloket.documents.opening import sealer
from eloket.documents.rendering import render
from eloket.documents.text import check_url, text_of

PAPERS = 40
WARM_UP = 2
_WEASYPRINT = "WeasyPrint, same words"
_PAGE = jinja2.Environment(loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True)


@dataclass(frozen=True)
class Paper:
    text: DocumentText
    record: str
    check_url: str


@dataclass(frozen=True)
class Times:
    """Milliseconds to print, to seal and to sign no more than the same bytes; and the size of what came of it."""

    printing: float
    sealing: float
    signing: float
    size: int

    @property
    def both(self) -> float:
        return self.printing + self.sealing


def figures() -> Iterator[Figure]:
    papers = [
        Paper(text_of(document), document.record, check_url(document))
        # In the order of their random numbers: all kinds, all sorts of people.
        for document in Document.objects.order_by("number")[:PAPERS]
    ]
    printers: list[Printer] = [_ours]
    because = _why_no_weasyprint()
    if not because:
        printers.append(_weasyprint)
    # One of each in turn, so that a busy minute of the machine counts for both.
    times = [[_times(printer, paper) for printer in printers] for paper in papers][WARM_UP:]
    ours, others = [each[0] for each in times], [each[1] for each in times if not because]
    by, note = (_WEASYPRINT, "") if others else ("", because)
    for name, take in (("PDF printed", _printing), ("PDF printed and sealed", _both)):
        yield Figure(name, _median(ours, take), "ms", _median(others, take) if others else None, by, note)
    yield Figure(
        "PDF sealed", _median(ours, _sealing), "ms", _median(ours, _signing), "one signature, no PDF around it"
    )
    yield Figure("PDF size", _median(ours, _kilobytes), "kB", _median(others, _kilobytes) if others else None, by)


Printer = Callable[[Paper, datetime], bytes]


def _times(printer: Printer, paper: Paper) -> Times:
    now = datetime.now(UTC).replace(microsecond=0)
    began = time.perf_counter()
    pdf = printer(paper, now)
    printed = time.perf_counter()
    sealed = sealer().seal(pdf, at=now)
    done = time.perf_counter()
    sealer().sign(pdf)
    signed = time.perf_counter()
    return Times((printed - began) * 1000, (done - printed) * 1000, (signed - done) * 1000, len(sealed))


def _ours(paper: Paper, at: datetime) -> bytes:
    return render(paper.text, record=paper.record, check_url=paper.check_url, made_at=at)


def _weasyprint(paper: Paper, at: datetime) -> bytes:
    weasyprint = import_module("weasyprint")
    page = _PAGE.get_template("paper.html").render(text=paper.text, qr=qr.svg(paper.check_url), url=paper.check_url)
    record = weasyprint.Attachment(string=paper.record, name="record.json", relationship="Source")
    pdf: bytes = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", attachments=[record])
    return pdf


def _why_no_weasyprint() -> str:
    """It brings a Python package, but not the libraries of the system that it draws with."""
    try:
        # It explains at length on the terminal which libraries it misses.
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            import_module("weasyprint")
    except (ImportError, OSError) as problem:
        return f"no WeasyPrint here: {str(problem).splitlines()[0][:60]}"
    return ""


def _median(times: Sequence[Times], take: Callable[[Times], float]) -> float:
    return median(map(take, times))


def _printing(times: Times) -> float:
    return times.printing


def _sealing(times: Times) -> float:
    return times.sealing


def _signing(times: Times) -> float:
    return times.signing


def _both(times: Times) -> float:
    return times.both


def _kilobytes(times: Times) -> float:
    return times.size / 1024
