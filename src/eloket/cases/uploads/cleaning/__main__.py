"""Reads one file from stdin; writes a line of JSON and, if it may be added, the file made clean.

Started by `inspecting` for each file. Whatever takes this process over finds no secret, no file and no network.
"""

import json
import sys

from eloket.cases.uploads.cleaning.clean import Clean
from eloket.cases.uploads.cleaning.confining import confine
from eloket.cases.uploads.cleaning.images import clean_image
from eloket.cases.uploads.cleaning.pdfs import clean_pdf
from eloket.eforms.faults import Fault, Faulty


def main(media_type: str) -> None:
    confine()
    try:
        clean = _cleaned(sys.stdin.buffer.read(), media_type)
    except Faulty as faulty:
        _answer({"fault": faulty.fault})
    except MemoryError:
        _answer({"fault": Fault.EXHAUSTING})
    except Exception:
        # Readers meet hostile bytes with more errors than they declare.
        _answer({"fault": Fault.DAMAGED})
    else:
        _answer({"media_type": clean.media_type, "pages": clean.pages}, clean.content)


def _cleaned(content: bytes, media_type: str) -> Clean:
    return clean_pdf(content) if media_type == "application/pdf" else clean_image(content)


def _answer(verdict: dict[str, object], content: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(verdict).encode() + b"\n" + content)


main(sys.argv[1])
