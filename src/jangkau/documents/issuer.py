"""Reads the certificate of an issuer before an office trusts it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from jangkau.errors import Refusal

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

LIMIT: Final = 64 * 1024  # bytes of an uploaded file
_PEM: Final = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class Issuer:
    """What a certificate says: whose it is, DER, SHA-256 (hex) and validity (aware)."""

    name: str
    certificate: bytes
    fingerprint: str
    valid_from: datetime
    valid_until: datetime


def read(data: bytes, now: datetime) -> Issuer:
    """Return the issuer of a PEM or DER file.

    Refuses with JKL-1134 (not one certificate), JKL-1135 (may not sign certificates) or
    JKL-1137 (its time is over).
    """
    from cryptography.hazmat.primitives import hashes, serialization

    found = _loaded(data)
    if not _is_authority(found):
        raise Refusal("JKL-1135")
    if found.not_valid_after_utc < now:
        raise Refusal("JKL-1137")
    return Issuer(
        name=_name(found),
        certificate=found.public_bytes(serialization.Encoding.DER),
        fingerprint=found.fingerprint(hashes.SHA256()).hex(),
        valid_from=found.not_valid_before_utc,
        valid_until=found.not_valid_after_utc,
    )


def _loaded(data: bytes) -> "Certificate":
    from cryptography import x509

    if len(data) > LIMIT or data.count(_PEM) > 1:
        raise Refusal("JKL-1134")
    load = x509.load_pem_x509_certificate if _PEM in data else x509.load_der_x509_certificate
    try:
        return load(data)
    except ValueError:
        raise Refusal("JKL-1134") from None


def _is_authority(certificate: "Certificate") -> bool:
    from cryptography import x509

    try:
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return bool(basic.value.ca and usage.value.key_cert_sign)


def _name(certificate: "Certificate") -> str:
    from cryptography.x509.oid import NameOID

    common = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    text = str(common[0].value) if common else certificate.subject.rfc4514_string()
    return " ".join(text.split())[:120]
