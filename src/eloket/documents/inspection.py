"""Is this file a document of ours, exactly as it left the house?

Whoever wants to be believed hands in the file, so it is hostile until proven ours: no PDF
reader sees it before its bytes are known to be under our seal.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path

from asn1crypto import cms, core
from asn1crypto import x509 as asn1
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from eloket.documents.sealing import ONE_AT_A_TIME

LIMIT = 25 * 1024 * 1024  # bytes; ours are under 0.1 MB, and people do hand in scans

_LARGEST_SEAL = 64 * 1024  # bytes; ours have 9 KB, and a parser of millions of parts would stall

# As the sealer writes it: the signed bytes are all but the hexadecimal seal itself.
_RANGE = re.compile(rb"/ByteRange \[0 (\d{1,8}) (\d{1,8}) (\d{1,8})\]")
_SEAL = re.compile(rb"<(?:[0-9A-F]{2})+>")
_TRACES = (b"/ByteRange", b"/ETSI.CAdES.detached", b"/Adobe.PPKLite")


class Seal(Enum):
    INTACT = "intact"  # ours, every byte
    BROKEN = "broken"  # names our seal, but something was changed, cut off or added
    FOREIGN = "foreign"  # sealed by someone else
    MISSING = "missing"  # a PDF without a seal
    UNREADABLE = "unreadable"  # no PDF, or over LIMIT


@dataclass(frozen=True, slots=True)
class Inspection:
    """`record` is the record the document was made from, and there only when the seal is INTACT."""

    seal: Seal
    record: str | None = None


def inspect(pdf: bytes, *, trusted_root: Path) -> Inspection:
    """Judge a file that someone hands in. Never raises, whatever is in it.

    `trusted_root` is the PEM file of the certificate that issued the seal, and that issues to nobody else.
    The seal carries no proof of time, so its certificate's end date is not looked at: whether
    the document still holds is for the register of issued documents to say.
    """
    root = x509.load_pem_x509_certificate(trusted_root.read_bytes())
    if len(pdf) > LIMIT or not pdf.startswith(b"%PDF-"):
        return Inspection(Seal.UNREADABLE)
    if not any(trace in pdf for trace in _TRACES):
        return Inspection(Seal.MISSING)
    if root.subject.public_bytes().hex().upper().encode() not in pdf:
        return Inspection(Seal.FOREIGN)
    seal = _judged(pdf, root)
    return Inspection(seal, _record(pdf) if seal is Seal.INTACT else None)


def _judged(pdf: bytes, root: x509.Certificate) -> Seal:
    # Parsers meet hostile bytes with more errors than they declare. Each means: this seal does not hold.
    try:
        with ONE_AT_A_TIME:
            certificate = _sealed_by(pdf)
    except Exception:
        return Seal.BROKEN
    try:
        certificate.verify_directly_issued_by(root)
    except Exception:
        return Seal.FOREIGN
    return Seal.INTACT


def _sealed_by(pdf: bytes) -> x509.Certificate:
    """The certificate whose key sealed exactly these bytes. Raises whatever comes up when none did."""
    before, after = _gap(pdf)
    padded = bytes.fromhex(pdf[before + 1 : after - 1].decode("ascii"))
    signed = cms.ContentInfo.load(padded)["content"]
    certificate, signer = signed["certificates"][0].chosen, signed["signer_infos"][0]
    digest = hashlib.sha256(pdf[:before] + pdf[after:]).digest()
    if validate_sig_integrity(signer, certificate, "data", digest) != (True, True):
        raise ValueError("the file was changed")
    if padded.rstrip(b"\0") != _envelope(certificate, signer).rstrip(b"\0"):
        raise ValueError("the seal was wrapped anew")
    return x509.load_der_x509_certificate(certificate.dump())


def _gap(pdf: bytes) -> tuple[int, int]:
    """Where the seal stands: from its "<" to behind its ">". All other bytes are under it."""
    found = _RANGE.match(pdf, pdf.rfind(b"/ByteRange"))
    if found is None:
        raise ValueError("no byte range as our sealer writes it")
    before, after, rest = (int(number) for number in found.groups())
    if after + rest != len(pdf) or after - before > _LARGEST_SEAL:
        raise ValueError("the seal does not cover the whole file")
    if not _SEAL.fullmatch(pdf, before, after):
        raise ValueError("no seal in the gap")
    return before, after


def _envelope(certificate: asn1.Certificate, signer: cms.SignerInfo) -> bytes:
    """The one way to wrap a seal of ours. The wrapping is not under the signature, so it is compared instead."""
    sha256 = {"algorithm": "sha256", "parameters": core.Null()}
    name = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    wrapped_signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", name),
        "digest_algorithm": sha256,
        "signed_attrs": signer["signed_attrs"],
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signature": signer["signature"],
    }
    content = {
        "version": "v1",
        "digest_algorithms": [sha256],
        "encap_content_info": {"content_type": "data"},
        "certificates": [certificate],
        "signer_infos": [wrapped_signer],
    }
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(content)}).dump())


def _record(pdf: bytes) -> str | None:
    """The attached record of a PDF that is known to be ours; None for one that has none."""
    try:
        files = PdfFileReader(BytesIO(pdf)).root["/Names"]["/EmbeddedFiles"]["/Names"]
    except KeyError:
        return None
    attached = {str(files[n]): files[n + 1] for n in range(0, len(files), 2)}
    return attached["record.json"]["/EF"]["/F"].data.decode() if "record.json" in attached else None
