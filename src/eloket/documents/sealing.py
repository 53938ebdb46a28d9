"""The city's electronic seal on a PDF: PAdES B-B (ETSI EN 319 142-1), certified against any change."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Self

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

# From the bytes to sign to a DER-encoded ECDSA signature over their SHA-256.
# A key in a file and a key in a hardware module are both this.
Sign = Callable[[bytes], bytes]

# asn1crypto completes its classes when they are first used; two threads that do so together break each other.
# Sealing and inspecting hold Python's own lock nearly all the time anyway, so this one costs nothing.
ONE_AT_A_TIME = Lock()

ROOT, CERTIFICATE, KEY = "root.pem", "seal.pem", "seal.key"

_FIELD = "Zegel"
_METADATA = signers.PdfSignatureMetadata(
    field_name=_FIELD,
    md_algorithm="sha256",
    certify=True,
    subfilter=fields.SigSeedSubFilter.PADES,
    docmdp_permissions=fields.MDPPerm.NO_CHANGES,
)
# Invisible and outside the page: a visible stamp would break PDF/UA.
_PLACE = fields.SigFieldSpec(_FIELD, invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True))
# Room for two certificates. Without it pyHanko signs twice to learn the size.
_RESERVED = 9216


class SealKeyMissing(Exception):
    """There is no key to seal with. Says which command makes one for testing."""


class SealExpired(Exception):
    """The seal's certificate does not hold at the moment of sealing."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """Puts the seal. Made once per process; safe to use from several threads."""

    certificate: Certificate
    sign: Sign

    @classmethod
    def load(cls, folder: Path) -> Self:
        """A sealer with the P-256 key in a folder: seal.pem and seal.key. Refuses with SealKeyMissing."""
        for name in (CERTIFICATE, KEY):
            if not (folder / name).is_file():
                raise SealKeyMissing(
                    f"{folder} has no {name}. Put the city's seal there, or make a test seal: ./eloket manage make_keys"
                )
        key = load_pem_private_key((folder / KEY).read_bytes(), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise TypeError("the seal key is not an elliptic curve key")
        certificate = x509.load_pem_x509_certificate((folder / CERTIFICATE).read_bytes())
        if certificate.public_key() != key.public_key():
            raise ValueError("seal.key is not the key of seal.pem")
        return cls(
            Certificate.load(certificate.public_bytes(Encoding.DER)),
            lambda data: key.sign(data, ec.ECDSA(hashes.SHA256())),
        )

    def seal(self, pdf: bytes, *, at: datetime) -> bytes:
        """The same PDF with a seal behind it that no later addition survives.

        Every call gives other bytes, so keep the first result. Takes about 10 ms. Refuses with
        SealExpired. Call it from a plain thread, not inside an event loop.
        """
        with ONE_AT_A_TIME:
            holds = self.certificate["tbs_certificate"]["validity"]
            if not holds["not_before"].native <= at <= holds["not_after"].native:
                raise SealExpired(f"the seal's certificate does not hold on {at:%Y-%m-%d}")
            return asyncio.run(self._sealed(pdf, at))

    async def _sealed(self, pdf: bytes, at: datetime) -> bytes:
        signer = signers.PdfSigner(_METADATA, _Signer(self), new_field_spec=_PLACE)
        session = signer.init_signing_session(_Appended(BytesIO(pdf)))
        session.system_time = at
        unsigned = session.prepare_tbs_document(None, bytes_reserved=_RESERVED)
        output = BytesIO()
        digest, _ = unsigned.digest_tbs_document(output=output)
        await unsigned.perform_signature(digest.document_digest, PdfCMSSignedAttributes(signing_time=at))
        return output.getvalue()


class _Signer(signers.Signer):
    """Hands the signing itself to the sealer; pyHanko's own signer checks the key anew for each document."""

    def __init__(self, sealer: Sealer) -> None:
        self._sign = sealer.sign
        super().__init__(
            signing_cert=sealer.certificate,
            signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            embed_roots=False,
        )

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._sign(data)


class _Appended(IncrementalPdfFileWriter):
    """Adds the seal and nothing else: pyHanko would also rewrite the metadata (5 KB), with the clock's time."""

    def _update_meta(self) -> None:
        pass


def make_test_authority(folder: Path, *, city: str, now: datetime) -> None:
    """A certificate authority for one test seal: root.pem, seal.pem and seal.key, good for three years.

    The names say that it is no real seal. The authority's own key is forgotten, so it never
    issues a second one. Refuses with FileExistsError where any of the three exists.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    root_key, seal_key = (ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1()))
    root_name = _name(city, f"TEST oorsprong, geen echt zegel: {city}")
    seal_name = _name(city, f"TEST, geen echt zegel: {city}")
    root = _test_certificate(root_name, root_key.public_key(), root_name, now, is_authority=True)
    seal = _test_certificate(seal_name, seal_key.public_key(), root_name, now, is_authority=False)
    files = {
        KEY: seal_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        CERTIFICATE: seal.sign(root_key, hashes.SHA256()).public_bytes(Encoding.PEM),
        ROOT: root.sign(root_key, hashes.SHA256()).public_bytes(Encoding.PEM),
    }
    if existing := [name for name in files if (folder / name).exists()]:
        raise FileExistsError(f"{folder} already has {', '.join(existing)}")
    for name, content in files.items():
        (folder / name).touch(mode=0o600, exist_ok=False)
        (folder / name).write_bytes(content)


def _name(city: str, common_name: str) -> x509.Name:
    """X.509 allows 64 characters a part, so the warning stands before the city's name."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "BE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, city[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name[:64]),
        ]
    )


def _test_certificate(
    subject: x509.Name, key: ec.EllipticCurvePublicKey, issuer: x509.Name, now: datetime, *, is_authority: bool
) -> x509.CertificateBuilder:
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    return (
        x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=3 * 365))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_authority,
                content_commitment=not is_authority,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                **usage,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
