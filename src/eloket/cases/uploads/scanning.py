"""Whether a virus scanner lets a file through."""

from logging import getLogger

from django.conf import settings

from eloket.cases.uploads.scanners.clamd import ScannerUnavailable, virus_in
from eloket.eforms.faults import Fault, Faulty

log = getLogger(__name__)


def scan(content: bytes) -> bool:
    """Whether a scanner looked at it: not when the city has none. Raises Faulty."""
    if not settings.CLAMD_URL:
        return False
    try:
        virus = virus_in(content, address=settings.CLAMD_URL)
    except ScannerUnavailable:
        log.exception("The virus scanner cannot look at a file; it is not accepted")
        raise Faulty(Fault.NOT_NOW) from None
    if virus:
        log.warning("A file with a virus was not accepted: %s", virus)
        raise Faulty(Fault.INFECTED)
    return True
